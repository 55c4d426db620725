import type pg from "pg";
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
  | { outcome: "none-free" | "too-many-holds" | "not-for-sale" | "facts-changed" };

export type SeatClaims = {
  /** The event's facts, read once and kept until a claim finds that they changed; null for an unknown event. */
  factsOf(eventId: string): Promise<EventFacts | null>;
  /** Gathers this claim with the others of its event into one statement. */
  claim(facts: EventFacts, claim: SeatClaim, times: { now: Date; holdUntil: Date }): Promise<ClaimAnswer>;
};

export type SeatClaimOptions = {
  /** The statement; another one is handed in only to show what happens without its locks. */
  sql?: string;
  /** Live holds a person, a browser and a network may have for one event. Guests of one venue share a network. */
  caps?: { person: number; browser: number; network: number };
  /** Most claims in one statement. */
  most?: number;
  /** Statements of one event on their way at the same time. */
  flights?: number;
};

type Waiting = {
  facts: EventFacts;
  claim: SeatClaim;
  times: { now: Date; holdUntil: Date };
  answer: (answer: ClaimAnswer) => void;
  fail: (error: unknown) => void;
};

type Row = {
  n: number;
  open: boolean;
  same: boolean;
  known_id: string | null;
  known_state: string | null;
  known_version: number | null;
  within: boolean | null;
  price: number | null;
  won: boolean;
};

const KEPT_EVENTS = 500;
const defaultCaps = { person: 2, browser: 4, network: 60 };

/**
 * Claims of one event travel together, at most two statements at a time, so that one is prepared while the other is at
 * the database; those of different events do not wait for each other.
 */
export function openSeatClaims(pool: pg.Pool, options: SeatClaimOptions = {}): SeatClaims {
  const { sql = claimSeatsSql, caps = defaultCaps, most = 32, flights = 2 } = options;
  const name = sql === claimSeatsSql ? "claim-seats" : "claim-seats-other";
  const kept = new Map<string, Promise<EventFacts | null>>();
  const queues = new Map<string, { waiting: Waiting[]; flying: number }>();

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
      const queue = queues.get(facts.eventId) ?? { waiting: [], flying: 0 };
      queues.set(facts.eventId, queue);
      queue.waiting.push({ facts, claim: asked, times, answer, fail });
      if (queue.flying < flights && queue.waiting.length === 1) setImmediate(() => takeOff(facts.eventId));
    });
  }

  function takeOff(eventId: string): void {
    const queue = queues.get(eventId);
    if (!queue || queue.flying >= flights || queue.waiting.length === 0) return;
    const batch = nextBatch(queue.waiting, most);
    queue.flying += 1;
    fly(eventId, batch)
      .catch((error: unknown) => {
        for (const one of batch) one.fail(error);
      })
      .finally(() => {
        queue.flying -= 1;
        if (queue.waiting.length > 0) takeOff(eventId);
        else if (queue.flying === 0) queues.delete(eventId);
      });
  }

  async function fly(eventId: string, batch: Waiting[]): Promise<void> {
    const { rows } = await pool.query<Row>({ name, text: sql, values: parameters(batch, caps) });
    const answers = new Map(rows.map((row) => [row.n, row]));
    for (const [index, one] of batch.entries()) {
      const answer = answerOf(answers.get(index + 1), one.claim);
      if (answer === "again") queueAgain(eventId, one);
      else {
        if (answer.outcome === "facts-changed") kept.delete(eventId);
        one.answer(answer);
      }
    }
  }

  /** Another process wrote this form's order in the same moment: the next statement sees it. */
  function queueAgain(eventId: string, one: Waiting): void {
    queues.get(eventId)?.waiting.push(one);
  }

  return { factsOf, claim };
}

/** Takes the claims checked against the same facts; a second claim of one form waits to find the first one's order. */
function nextBatch(waiting: Waiting[], most: number): Waiting[] {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  const forms = new Set<string>();
  const facts = waiting[0]?.facts;
  for (const one of waiting) {
    if (batch.length < most && one.facts === facts && !forms.has(one.claim.formToken)) {
      forms.add(one.claim.formToken);
      batch.push(one);
    } else left.push(one);
  }
  waiting.splice(0, waiting.length, ...left);
  return batch;
}

function answerOf(row: Row | undefined, claim: SeatClaim): ClaimAnswer | "again" {
  if (!row) return { outcome: "not-for-sale" };
  if (row.known_id !== null)
    return {
      outcome: "known",
      orderId: row.known_id,
      linkVersion: row.known_version ?? 1,
      state: row.known_state ?? "",
    };
  if (!row.open) return { outcome: "not-for-sale" };
  if (!row.same) return { outcome: "facts-changed" };
  if (!row.within) return { outcome: "too-many-holds" };
  if (row.price === null) return { outcome: "none-free" };
  if (row.price > claim.shownPriceMinor) return { outcome: "price-changed", priceMinor: row.price };
  return row.won ? { outcome: "held", orderId: claim.orderId, priceMinor: row.price } : "again";
}

function parameters(batch: Waiting[], caps: { person: number; browser: number; network: number }): unknown[] {
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
