import type pg from "pg";
import type { Ahead, ForeseenSeat, SideAhead } from "#app/domain/registration/foresee-seats.ts";
import type { CodeWorth } from "#app/domain/registration/price.ts";
import { againWhenUndone } from "./deadlocks.server.ts";
import type { HoldCaps, Waiting } from "./seat-claims.server.ts";
import { bytesArray, integerArray, textArray, uuidArray } from "./sql-arrays.server.ts";

type SideRow = Omit<SideAhead, "seats" | "next"> & {
  numbers: number[];
  prices: number[];
  tolerance: number | null;
  earlyBirdUntil: Date | null;
};
type CodeRow = {
  code: string;
  id: string;
  sideId: string | null;
  percent: number | null;
  amountMinor: number | null;
};

/** Seats of a side and codes of an event that are read at once: enough for a moment of the busiest rush. */
const MOST_SEATS = 512;
const MOST_CODES = 1_000;

const sidesSql = `
SELECT s.id, s.capacity, s.taken, s.waiting, s.balanced, s.needs_approval AS "needsApproval",
       s.early_bird_minor AS "earlyBirdMinor", e.balance_tolerance AS tolerance, e.early_bird_until AS "earlyBirdUntil",
       f.numbers, f.prices
FROM event e JOIN side s ON s.event_id = e.id
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(number ORDER BY number), '{}') AS numbers,
         coalesce(array_agg(price_minor ORDER BY number), '{}') AS prices
  FROM (SELECT number, price_minor FROM seat t
    WHERE side_id = s.id AND CASE WHEN t.event_id = e.id THEN true END AND line_id IS NULL AND entry_id IS NULL
    ORDER BY number LIMIT ${MOST_SEATS}) free) f
WHERE e.id = $1::uuid`;

const codesSql = `
SELECT code, id, side_id AS "sideId", percent, amount_minor AS "amountMinor" FROM discount_code
WHERE event_id = $1::uuid AND disabled_at IS NULL AND (starts_at IS NULL OR starts_at <= $2)
  AND (ends_at IS NULL OR $2 < ends_at) AND (max_uses IS NULL OR used < max_uses)
LIMIT ${MOST_CODES}`;

const takeSql = `SELECT claim_foreseen_seats(${Array.from({ length: 28 }, (_, n) => `$${n + 1}`).join(", ")})`;

/** Reads what the next claims of an event rest on. Nothing is locked: who takes a seat by it looks at all of it again. */
export async function lookAhead(pool: pg.Pool, eventId: string, now: Date): Promise<Ahead> {
  const [sides, codes] = await Promise.all([
    pool.query<SideRow>({ name: "seats-ahead", text: sidesSql, values: [eventId] }),
    pool.query<CodeRow>({ name: "codes-ahead", text: codesSql, values: [eventId, now] }),
  ]);
  const [first] = sides.rows;
  return {
    sides: sides.rows.map(({ numbers, prices, tolerance: _, earlyBirdUntil: __, ...side }) => ({
      ...side,
      next: 0,
      seats: numbers.map((number, index) => ({ number, priceMinor: prices[index] ?? 0 })),
    })),
    codes: new Map(
      codes.rows.map(({ code, id, sideId, ...worth }) => [code, { id, sideId, worth: worthOf(worth) }]),
    ),
    tolerance: first?.tolerance ?? null,
    earlyBirdUntil: first?.earlyBirdUntil ?? null,
  };
}

function worthOf({ percent, amountMinor }: Pick<CodeRow, "percent" | "amountMinor">): CodeWorth {
  return percent === null ? { amountMinor: amountMinor ?? 0 } : { percent };
}

/** `turn` names this statement, `after` the one that took the seats before these. */
export type Turns = { turn: bigint; after: bigint };

/** Takes the foreseen seats for the claims: all of them, or none, and false, when anything is not as it was foreseen. */
export async function takeForeseen(
  pool: pg.Pool,
  batch: readonly Waiting[],
  { seats, caps, turns }: { seats: readonly ForeseenSeat[]; caps: HoldCaps; turns: Turns },
): Promise<boolean> {
  const values = parameters(batch, { seats, caps, turns });
  try {
    await againWhenUndone(() => pool.query({ name: "claim-foreseen", text: takeSql, values }));
    return true;
  } catch (error) {
    if (isOtherwise(error)) return false;
    throw error;
  }
}

/** Not as foreseen; a form that was sent before; a side or a code that is gone; a side with fewer seats than before. */
function isOtherwise(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    ["QJ001", "23505", "23503", "23514"].includes(String(error.code))
  );
}

function parameters(
  batch: readonly Waiting[],
  { seats, caps, turns }: { seats: readonly ForeseenSeat[]; caps: HoldCaps; turns: Turns },
): unknown[] {
  const [first] = batch;
  if (!first) throw new Error("a statement for no claims");
  const { facts, times } = first;
  const claims = batch.map((one) => one.claim);
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
    turns.turn,
    turns.after,
    textArray(claims.map((claim) => claim.formToken)),
    textArray(claims.map((claim) => claim.orderId)),
    textArray(claims.map((claim) => claim.lineId)),
    textArray(claims.map((claim) => claim.sideId)),
    integerArray(seats.map((seat) => seat.number)),
    integerArray(seats.map((seat) => seat.listMinor)),
    integerArray(seats.map((seat) => seat.priceMinor)),
    uuidArray(seats.map((seat) => seat.codeId)),
    textArray(claims.map((claim) => claim.locale)),
    bytesArray(claims.map((claim) => claim.person)),
    bytesArray(claims.map((claim) => claim.emailIndex)),
    bytesArray(claims.map((claim) => claim.browserKey)),
    bytesArray(claims.map((claim) => claim.networkKey)),
    textArray(claims.map((claim) => claim.consents.terms)),
    textArray(claims.map((claim) => claim.consents.privacy)),
    textArray(claims.map((claim) => claim.consents.conduct)),
  ];
}
