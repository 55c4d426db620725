import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { VenuePhotosPage } from "#app/ui/office/venue-photos-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { addPhoto, deletePhoto, listPhotos } from "#app/use-cases/venues/venue-photos.server.ts";
import { formTexts, optionalId, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const page = await listPhotos(context.world, { venueId: requireId(params.venueId) });
  if (!page) throw notFound();
  return { ...page, done: new URL(request.url).searchParams.get("done") };
}

const sentForm = z.object({ delete: optionalId.optional(), altZh: text, altEn: text });

const statusOf = {
  missing: 422,
  "too-large": 413,
  "not-a-picture": 422,
  "too-many-pixels": 422,
  "too-many": 409,
} satisfies Record<PhotoProblem, number>;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, venueId: requireId(params.venueId) };
  const form = await request.formData();
  const { altZh, altEn, delete: photoId } = sentForm.parse(formTexts(form));
  const back = officePath(request, `/office/venues/${ids.venueId}/photos`);
  if (photoId) {
    if (!(await deletePhoto(context.world, { ...ids, photoId }))) throw notFound();
    return redirect(`${back}?done=deleted`, 303);
  }
  const photo = form.get("photo");
  const sent = photo instanceof Blob ? new Uint8Array(await photo.arrayBuffer()) : new Uint8Array();
  const added = await addPhoto(context.world, { ...ids, sent, altZh, altEn });
  if (added.ok) return redirect(`${back}?done=added`, 303);
  if (added.reason === "not-found") throw notFound();
  return data({ problem: added.reason, altZh, altEn }, { status: statusOf[added.reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeFacts.photosTitle);

export default function VenuePhotos() {
  const page = useLoaderData<typeof loader>();
  return <VenuePhotosPage locale={useLocale()} {...page} answer={useActionData<typeof action>()} />;
}
