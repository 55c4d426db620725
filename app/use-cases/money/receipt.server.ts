import { remakePhoto } from "#app/adapters/photos.server.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import type { World } from "../world.server.ts";
import type { ReceiptPicture } from "./record-venue-payment.server.ts";

/** A receipt's picture, decoded and encoded anew; null when none was sent. */
export async function remakeReceipt(
  sent: Uint8Array | null,
): Promise<{ ok: true; receipt: ReceiptPicture | null } | { ok: false; problem: PhotoProblem }> {
  if (sent === null || sent.length === 0) return { ok: true, receipt: null };
  const remade = await remakePhoto(sent);
  if (!remade.ok) return remade;
  const large = remade.files.find(({ size }) => size === "large");
  return { ok: true, receipt: large ? { contentType: large.contentType, bytes: large.bytes } : null };
}

/** The picture of a cost's receipt; null when there is none. */
export async function readCostReceipt(
  world: World,
  { eventId, costId }: { eventId: string; costId: string },
): Promise<ReceiptPicture | null> {
  const cost = await world.db.prisma.eventCost.findFirst({
    where: { eventId, id: costId },
    select: { id: true },
  });
  return cost && pictureOf(world, cost.id);
}

/** The picture of a venue payment's receipt; null when there is none. */
export async function readPaymentReceipt(
  world: World,
  { venueId, bookingId, paymentId }: { venueId: string; bookingId: string; paymentId: string },
): Promise<ReceiptPicture | null> {
  const where = { bookingId, id: paymentId, booking: { venueId } };
  const payment = await world.db.prisma.venuePayment.findFirst({ where, select: { id: true } });
  return payment && pictureOf(world, payment.id);
}

async function pictureOf(world: World, id: string): Promise<ReceiptPicture | null> {
  return world.db.prisma.moneyReceipt.findUnique({
    where: { id },
    select: { contentType: true, bytes: true },
  });
}
