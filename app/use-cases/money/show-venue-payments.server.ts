import { type VenuePaymentKind, venuePaymentKinds } from "#app/domain/money/venue-payment-draft.ts";
import type { VenuePaymentsPage } from "#app/domain/money/venue-payments.ts";
import type { World } from "../world.server.ts";
import { hasBrokenEven } from "./broken-even.server.ts";

export function readKind(value: string): VenuePaymentKind {
  return venuePaymentKinds.find((kind) => kind === value) ?? "balance";
}

/** The payments of one booking with what they come to; null when there is no such booking. */
export async function showVenuePayments(
  world: World,
  input: { venueId: string; bookingId: string },
): Promise<VenuePaymentsPage | null> {
  const { bookingId, venueId } = input;
  const booking = await world.db.prisma.venueBooking.findFirst({
    where: { id: bookingId, venueId },
    include: {
      venue: { select: { id: true, name: true, timeZone: true } },
      payments: { orderBy: [{ paidAt: "asc" }, { recordedAt: "asc" }] },
      receipt: { select: { bookingId: true } },
    },
  });
  if (!booking) return null;
  const { venue, startsAt, endsAt, currency, payments, state } = booking;
  const pictured = await world.db.prisma.moneyReceipt.findMany({
    where: { id: { in: payments.map(({ id }) => id) } },
    select: { id: true },
  });
  const receiptOf = (id: string, kind: string) => {
    if (pictured.some((one) => one.id === id)) return `payments/${id}/receipt`;
    return kind === "deposit" && booking.receipt ? "receipt" : null;
  };
  const rows = payments
    .filter(({ corrects }) => corrects === null)
    .map(({ id, kind, amountMinor, paidAt, note, reason }) => ({
      ...{ id, kind: readKind(kind), amountMinor, paidAt, note, reason },
      receipt: receiptOf(id, kind),
      takenBack: payments.some(({ corrects }) => corrects === id),
    }));
  const standing = rows.filter(({ takenBack }) => !takenBack);
  const paidMinor = standing.reduce(
    (sum, row) => sum + (row.kind === "returned" ? -1 : 1) * row.amountMinor,
    0,
  );
  return {
    ...{ venue, bookingId, startsAt, endsAt, currency, paidMinor, payments: rows },
    open: !["requested", "countered", "declined"].includes(state),
    needsReason: !(await hasBrokenEven(world, bookingId)),
  };
}
