import type { LoaderFunctionArgs } from "@remix-run/node";
import { isPhotoSize } from "#app/domain/venues/photo-rules.ts";
import { readPhoto } from "#app/use-cases/venues/venue-photos.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

/** One size of a venue's photo. Its bytes never change, so the browser keeps it; nobody in between does. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const [photoId, venueId] = [requireId(params.photoId), requireId(params.venueId)];
  if (!isPhotoSize(params.size)) throw notFound();
  const photo = await readPhoto(context.world, { photoId, venueId, size: params.size });
  if (!photo) throw notFound();
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      "Content-Type": photo.contentType,
      "Cache-Control": "private, max-age=31536000, immutable",
      "Content-Disposition": "inline",
    },
  });
}
