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

type Row = Record<string, unknown>;

/**
 * The world without a database: what the route reads and writes on its way to a payment page is kept in maps, without
 * locks, checks or counts. Everything else, from the vault to Stripe, is the world's own.
 */
export function memoryWorld(real: World, event: MemoryEvent): { world: World; orders(): number } {
  const orders = new Map<string, Row & { lines: Row[]; attempts: Row[]; steps: Row[] }>();
  const byToken = new Map<string, string>();
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const eventRow = {
    id: event.eventId,
    slug: event.slug,
    state: "published",
    mainLocale: "zh-CN",
    startsAt,
    endsAt,
  };
  const facts = {
    ...{ eventId: event.eventId, startsAt, timeZone: "Asia/Shanghai", minAge: 18, maxAge: null },
    ...{ currency: event.currency, sideIds: new Set(event.sides.map(({ id }) => id)) },
  };

  function hold(claim: SeatClaim, times: { now: Date; holdUntil: Date }): number {
    const priceMinor = event.sides.find(({ id }) => id === claim.sideId)?.priceMinor ?? 0;
    const { orderId: id, lineId, locale, formToken } = claim;
    const line = {
      id: lineId,
      position: 1,
      sideId: claim.sideId,
      priceMinor,
      personSealed: claim.person,
      state: "live",
    };
    orders.set(id, {
      ...{
        id,
        eventId: event.eventId,
        state: "held",
        currency: event.currency,
        totalMinor: priceMinor,
        locale,
      },
      ...{ linkVersion: 1, heldAt: times.now, holdUntil: times.holdUntil, event: eventRow, disputed: false },
      ...{ lines: [line], attempts: [], steps: [] },
    });
    byToken.set(formToken, id);
    return priceMinor;
  }

  const seats: SeatClaims = {
    factsOf: async () => facts,
    async claim(_, claim, times) {
      const known = byToken.get(claim.formToken);
      if (known) return { outcome: "known", orderId: known, linkVersion: 1, state: "held" };
      return { outcome: "held", orderId: claim.orderId, priceMinor: hold(claim, times) };
    },
  };
  const attempts = new Map<string, Row>();
  const orderOf = (id: unknown) => orders.get(String(id));
  const tx = {
    $executeRaw: async () => 1,
    order: {
      findUnique: async ({ where }: { where: { eventId_id: { id: string } } }) => {
        const order = orderOf(where.eventId_id.id);
        return order ? { ...order, attempts: [...order.attempts] } : null;
      },
      update: async ({ where, data }: { where: { eventId_id: { id: string } }; data: Row }) =>
        Object.assign(orderOf(where.eventId_id.id) ?? {}, data),
    },
    eventText: { findMany: async () => [{ locale: "zh-CN", title: event.title }] },
    orderStep: {
      findFirst: async ({ where }: { where: { orderId: string } }) =>
        orderOf(where.orderId)?.steps.at(-1) ?? null,
      create: async ({ data }: { data: Row }) => orderOf(data.orderId)?.steps.push(data),
    },
    paymentAttempt: {
      create: async ({ data }: { data: Row }) => {
        const attempt = { sessionId: null, sessionUrl: null, ...data };
        orderOf(data.orderId)?.attempts.push(attempt);
        attempts.set(String(data.id), attempt);
        return attempt;
      },
      update: async ({ where, data }: { where: { eventId_id: { id: string } }; data: Row }) =>
        Object.assign(attempts.get(where.eventId_id.id) ?? {}, data),
    },
  };
  const db = {
    ...real.db,
    prisma: { event: { findUnique: async () => eventRow } },
    transaction: (work: (inside: typeof tx) => Promise<unknown>) => work(tx),
  };
  // why: the reference is the same route and use cases on a database that costs nothing; it has only what they touch.
  return { world: { ...real, seats, db: db as unknown as World["db"] }, orders: () => orders.size };
}
