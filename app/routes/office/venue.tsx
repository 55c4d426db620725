import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VenuePage } from "#app/ui/office/venue-page.tsx";
import { privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showVenue } from "#app/use-cases/venues/show-venue.server.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { venueIntents } from "./venue-intents.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const venue = await showVenue(context.world, { venueId: requireId(params.venueId) });
  if (!venue) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { venue, done, formId: context.world.ids.uuid() };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, venueId: requireId(params.venueId) };
  const texts = formTexts(await request.formData());
  const answer = await venueIntents[texts.intent ?? ""]?.({ context, ids, texts });
  if (!answer || (!answer.ok && answer.status === 404)) throw notFound();
  if (answer.ok)
    return redirect(officePath(request, `/office/venues/${ids.venueId}?done=${answer.done}`), 303);
  return data(answer, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  privateMeta(location.pathname, data?.venue.name ?? "");

export default function Venue() {
  return (
    <VenuePage
      locale={useLocale()}
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
