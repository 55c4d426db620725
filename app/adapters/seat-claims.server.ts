import type pg from "pg";
import type { WhyWait } from "#app/domain/registration/seats-left.ts";
import { againWhenUndone } from "./deadlocks.server.ts";
import { answersOf, type ClaimRow } from "./seat-claim-answers.server.ts";
import { ClaimQueue } from "./seat-claim-queue.server.ts";
import { claimSeatsSql } from "./seat-claim-sql.server.ts";

/** What a claim is checked against before it reaches the database. */
export type EventFacts = {
  eventId: string;
  startsAt: Date;
  timeZone: string;
  minAge: number;
  maxAge: number | null;
  currency: string;
  sideIds: ReadonlySet<string>;
};

export type SeatClaim = {
  formToken: string;
  orderId: string;
  lineId: string;
  sideId: string;
  /** The dearest price the person has seen and agreed to, in minor units. */
  shownPriceMinor: number;
  /** A discount code as it is stored; null for none. */
  code: string | null;
  locale: string;
  person: Uint8Array;
  emailIndex: Uint8Array;
  browserKey: Uint8Array | null;
  networkKey: Uint8Array | null;
  consents: { terms: string; privacy: string; conduct: string };
};

export type ClaimAnswer =
  | { outcome: "held"; orderId: string; priceMinor: number }
  | { outcome: "known"; orderId: string; linkVersion: number; state: string }
  | { outcome: "price-changed"; priceMinor: number }
  | { outcome: "must-wait"; why: WhyWait }
  | { outcome: "code-refused" | "needs-approval" | "too-many-holds" | "not-for-sale" | "facts-changed" };

export type SeatClaims = {
  /** The event's facts, read once and kept until a claim finds that they changed; null for an unknown event. */
  factsOf(eventId: string): Promise<EventFacts | null>;
  /** Gathers this claim with the others of its event into one statement. */
  claim(facts: EventFacts, claim: SeatClaim, times: { now: Date; holdUntil: Date }): Promise<ClaimAnswer>;
};

export type HoldCaps = { person: number; browser: number; network: number };

export type SeatClaimOptions = {
  /** The statement; another one is handed in only to show what happens without its locks. */
  sql?: string;
  /** Live holds a person, a browser and a network may have for one event. Guests of one venue share a network. */
  caps?: HoldCaps;
  /** Most claims in one statement. */
  most?: number;
  /** Statements of one event on their way at the same time, when another statement is handed in. */
  flights?: number;
};

/** A claim that waits for its statement; `arrival` counts those of its event. */
export type Waiting = {
  facts: EventFacts;
  claim: SeatClaim;
  times: { now: Date; holdUntil: Date };
  arrival: number;
  tries: number;
  answer: (answer: ClaimAnswer) => void;
  fail: (error: unknown) => void;
};

const KEPT_EVENTS = 500;
/** Live holds a person, a browser and a network may have for one event. Guests of one venue share a network. */
export const holdCaps = { person: 2, browser: 4, network: 60 };

/** Claims of one event travel together; those of different events do not wait for each other. */
export function openSeatClaims(pool: pg.Pool, options: SeatClaimOptions = {}): SeatClaims {
  const { sql = claimSeatsSql, caps = holdCaps, most = 64, flights = 1 } = options;
  const foresees = sql === claimSeatsSql;
  const name = foresees ? "claim-seats" : "claim-seats-other";
  const kept = new Map<string, Promise<EventFacts | null>>();
  const queues = new Map<string, ClaimQueue>();

  function factsOf(eventId: string): Promise<EventFacts | null> {
    const known = kept.get(eventId);
    if (known) return known;
    const oldest = kept.size >= KEPT_EVENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    const reading = readFacts(pool, eventId).then(
      (facts) => {
        if (facts === null) kept.delete(eventId);
        return facts;
      },
      (error: unknown) => {
        kept.delete(eventId);
        throw error;
      },
    );
    kept.set(eventId, reading);
    return reading;
  }

  function claim(facts: EventFacts, asked: SeatClaim, times: { now: Date; holdUntil: Date }) {
    return new Promise<ClaimAnswer>((answer, fail) => {
      const { eventId } = facts;
      const rules = { pool, decide, caps, most, flights, foresees };
      const queue = queues.get(eventId) ?? new ClaimQueue(rules, eventId, () => queues.delete(eventId));
      queues.set(eventId, queue);
      queue.add({ facts, claim: asked, times, arrival: 0, tries: 0, answer, fail });
    });
  }

  async function decide(batch: readonly Waiting[]): Promise<(ClaimAnswer | "again")[]> {
    const { rows } = await againWhenUndone(() =>
      pool.query<ClaimRow>({ name, text: sql, values: parameters(batch, caps) }),
    );
    const claims = batch.map((one) => one.claim);
    const answers = answersOf(claims, rows);
    for (const [n, answer] of answers.entries())
      if (answer !== "again" && answer.outcome === "facts-changed")
        kept.delete(batch[n]?.facts.eventId ?? "");
    return answers;
  }

  return { factsOf, claim };
}

function parameters(batch: readonly Waiting[], caps: HoldCaps): unknown[] {
  const first = batch[0];
  if (!first) throw new Error("a statement for no claims");
  const { facts, times } = first;
  const column = (read: (claim: SeatClaim) => unknown) => batch.map((one) => read(one.claim));
  return [
    facts.eventId,
    times.now,
    times.holdUntil,
    facts.startsAt,
    facts.timeZone,
    facts.minAge,
    facts.maxAge,
    caps.person,
    caps.browser,
    caps.network,
    column((claim) => claim.formToken),
    column((claim) => claim.orderId),
    column((claim) => claim.lineId),
    column((claim) => claim.sideId),
    column((claim) => claim.shownPriceMinor),
    column((claim) => claim.locale),
    column((claim) => claim.person),
    column((claim) => claim.emailIndex),
    column((claim) => claim.browserKey),
    column((claim) => claim.networkKey),
    column((claim) => claim.consents.terms),
    column((claim) => claim.consents.privacy),
    column((claim) => claim.consents.conduct),
    column((claim) => claim.code),
  ];
}

async function readFacts(pool: pg.Pool, eventId: string): Promise<EventFacts | null> {
  const { rows } = await pool.query({
    name: "event-facts",
    text: `SELECT starts_at AS "startsAt", time_zone AS "timeZone", min_age AS "minAge", max_age AS "maxAge", currency,
             (SELECT coalesce(array_agg(id::text), '{}') FROM side WHERE event_id = event.id) AS sides
           FROM event WHERE id = $1`,
    values: [eventId],
  });
  const row = rows[0];
  return row === undefined ? null : { ...row, eventId, sideIds: new Set(row.sides) };
}
