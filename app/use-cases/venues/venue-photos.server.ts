import { remakePhoto } from "#app/adapters/photos.server.ts";
import { cleanLine } from "#app/domain/organiser/read-field.ts";
import { MOST_PHOTOS, type PhotoProblem, type PhotoSize } from "#app/domain/venues/photo-rules.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type AddPhotoOutcome =
  | { ok: true; photoId: string }
  | { ok: false; reason: PhotoProblem }
  | { ok: false; reason: "not-found" };

const LONGEST_ALT = 200;

/** Adds a photo to a venue, made anew from the bytes that were sent. The venue's row is locked for the count. */
export async function addPhoto(
  world: World,
  input: { organiserId: string; venueId: string; sent: Uint8Array; altZh: string; altEn: string },
): Promise<AddPhotoOutcome> {
  const { organiserId, venueId } = input;
  const remade = await remakePhoto(input.sent);
  if (!remade.ok) return { ok: false, reason: remade.problem };
  const [id, createdAt] = [world.ids.uuid(), world.clock.now()];
  const alt = (text: string) => cleanLine(text).slice(0, LONGEST_ALT);
  return world.db.transaction(async (tx): Promise<AddPhotoOutcome> => {
    const venue = await tx.$queryRaw<unknown[]>`SELECT 1 FROM venue WHERE id = ${venueId}::uuid FOR UPDATE`;
    if (venue.length === 0) return { ok: false, reason: "not-found" };
    if ((await tx.venuePhoto.count({ where: { venueId } })) >= MOST_PHOTOS)
      return { ok: false, reason: "too-many" };
    await tx.venuePhoto.create({
      data: {
        ...{ id, venueId, createdAt, createdBy: organiserId },
        ...{ altZh: alt(input.altZh), altEn: alt(input.altEn) },
        files: { create: remade.files },
      },
    });
    await recordAudit(world, tx, { organiserId, action: "venue-photo-added", subject: venueId });
    return { ok: true, photoId: id };
  });
}

/** Deletes a photo of this venue with all its sizes; false when there is none. */
export async function deletePhoto(
  world: World,
  input: { organiserId: string; venueId: string; photoId: string },
): Promise<boolean> {
  const { organiserId, venueId, photoId } = input;
  return world.db.transaction(async (tx) => {
    const { count } = await tx.venuePhoto.deleteMany({ where: { id: photoId, venueId } });
    if (count > 0)
      await recordAudit(world, tx, { organiserId, action: "venue-photo-deleted", subject: venueId });
    return count > 0;
  });
}

/** One size of a photo; its bytes never change. Null when there is none. */
export async function readPhoto(
  world: World,
  { venueId, ...file }: { venueId: string; photoId: string; size: PhotoSize },
): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  return world.db.prisma.venuePhotoFile.findFirst({
    where: { ...file, photo: { venueId } },
    select: { bytes: true, contentType: true },
  });
}

export type VenuePhotoCard = { id: string; altZh: string; altEn: string; width: number; height: number };

/** The photos of a venue, the oldest first, with the shape of their middle size. */
export async function listPhotos(
  world: World,
  input: { venueId: string },
): Promise<{ venue: { id: string; name: string }; photos: VenuePhotoCard[] } | null> {
  const venue = await world.db.prisma.venue.findUnique({
    where: { id: input.venueId },
    select: {
      id: true,
      name: true,
      photos: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { files: { where: { size: "medium" }, select: { width: true, height: true } } },
      },
    },
  });
  if (!venue) return null;
  const photos = venue.photos.map(({ id, altZh, altEn, files: [file] }) => ({
    ...{ id, altZh, altEn, width: file?.width ?? 0, height: file?.height ?? 0 },
  }));
  return { venue: { id: venue.id, name: venue.name }, photos };
}
