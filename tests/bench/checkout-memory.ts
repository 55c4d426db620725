import type { NewAttempt, NewSession, PaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import type { SeatClaim, SeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** The evening that memory sells; moments as text, as they come from another process. */
export type MemoryEvent = {
  eventId: string;
  slug: string;
  startsAt: string;
  endsAt: string;
  currency: string;
  title: string;
  sides: { id: string; priceMinor: number }[];
};

type Kept = {
  claim: SeatClaim;
  priceMinor: number;
  times: { now: Date; holdUntil: Date };
  attempt: NewAttempt | null;
  session: NewSession | null;
};

/**
 * The world without a database: what the route reads and writes on its way to a payment page is kept in maps, without
 * locks, checks or counts. Everything else is the world's own: the form is parsed and checked, the person and the
 * attempt's parameters are sealed and opened, tokens are signed, and the same SDK asks the same Stripe for the page.
 */
export function memoryWorld(real: World, event: MemoryEvent): { world: World; orders(): number } {
  const orders = new Map<string, Kept>();
  const byToken = new Map<string, string>();
  const startsAt = new Date(event.startsAt);
  const facts = {
    ...{ eventId: event.eventId, startsAt, timeZone: "Asia/Shanghai", minAge: 18, maxAge: null },
    ...{ currency: event.currency, sideIds: new Set(event.sides.map(({ id }) => id)) },
  };

  const priceOf = new Map(event.sides.map((side) => [side.id, side.priceMinor]));
  const seats: SeatClaims = {
    factsOf: async () => facts,
    async claim(_, claim, times) {
      const known = byToken.get(claim.formToken);
      if (known) return { outcome: "known", orderId: known, linkVersion: 1, state: "held" };
      const priceMinor = priceOf.get(claim.sideId) ?? 0;
      orders.set(claim.orderId, { claim, priceMinor, times, attempt: null, session: null });
      byToken.set(claim.formToken, claim.orderId);
      return { outcome: "held", orderId: claim.orderId, priceMinor };
    },
  };
  const attempts: PaymentAttempts = {
    async draftOf({ orderId }) {
      const order = orders.get(orderId);
      if (!order) return null;
      const { claim, priceMinor, times, attempt } = order;
      return {
        ...{ state: "held", linkVersion: 1, totalMinor: priceMinor, currency: event.currency },
        ...{ locale: claim.locale, heldAt: times.now, holdUntil: times.holdUntil, eventState: "published" },
        ...{ title: event.title, person: claim.person, live: attempt !== null },
      };
    },
    async begin(attempt) {
      const order = orders.get(attempt.orderId);
      if (order) order.attempt = attempt;
      return order !== undefined;
    },
    async keep(session) {
      const order = orders.get(session.orderId);
      if (order) order.session = session;
      return order !== undefined;
    },
  };
  const db = { ...real.db, pool: { query: async () => ({ rows: [{ id: event.eventId }] }) } };
  // why: the reference is the same route and use cases on a database that costs nothing; it has only what they touch.
  const world = { ...real, seats, attempts, db: db as unknown as World["db"] };
  return { world, orders: () => orders.size };
}
