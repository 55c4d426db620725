import type { Tx } from "#app/adapters/db.server.ts";
import { bookingUnusedEntry } from "#app/domain/payment/ledger.ts";
import { openStates } from "#app/domain/venues/booking-state.ts";
import { cancellationBase } from "#app/domain/venues/terms.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { stateOf, writeStep } from "./booking-steps.server.ts";
import { latestTerms, termsOf } from "./terms-rows.server.ts";

const AT_ONCE = 200;

/**
 * Bookings whose time is over: a confirmed one is done, and one that was never agreed on ends when it would begin. A room
 * that no evening used is owed for like one that is cancelled at the last moment.
 * For a sweep; safe to repeat. Answers how many were closed.
 */
export async function closeBookings(world: World): Promise<{ closed: number }> {
  const now = world.clock.now();
  const over = {
    OR: [
      { state: "confirmed", endsAt: { lte: now } },
      { state: { in: [...openStates] }, startsAt: { lte: now } },
    ],
  };
  const rows = await world.db.prisma.venueBooking.findMany({
    where: over,
    select: { id: true },
    take: AT_ONCE,
  });
  let closed = 0;
  for (const { id } of rows) {
    const done = await world.db.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM venue_booking WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.venueBooking.findFirst({ where: { id, ...over } });
      if (!row) return false;
      const from = stateOf(row.state);
      const step = from === "confirmed" ? "finish" : "lapse";
      const { to } = await writeStep(world, tx, { bookingId: id, step, by: "clock", from });
      if (step === "finish") await oweUnused(world, tx, id);
      const data = to === "cancelled" ? { state: to, cancelledAt: now } : { state: to };
      await tx.venueBooking.update({ where: { id }, data });
      return true;
    });
    if (done) closed += 1;
  }
  return { closed };
}

async function oweUnused(world: World, tx: Tx, bookingId: string): Promise<void> {
  const { event, currency, terms } = await tx.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { event: { select: { state: true } }, terms: latestTerms },
  });
  if (event !== null && event.state !== "draft") return;
  const amountMinor = cancellationBase(termsOf(terms[0]));
  const now = world.clock.now();
  await postLedger(tx, bookingUnusedEntry({ bookingId, amountMinor, currency }), {
    at: now,
    recordedAt: now,
  });
}
