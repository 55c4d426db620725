import type pg from "pg";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** What a code takes off, as the product rounds it. */
const priceAfterCode = (list: string) =>
  `${list} - (SELECT coalesce(max((percent * ${list}::bigint + 50) / 100), 0) FROM code)::int`;

/** What both references write for one claim: the same rows as the product's own, and the use of its code. */
const writes = (seat: string, list: string) => `
  code AS (
    UPDATE discount_code SET used = used + 1 FROM got
    WHERE event_id = $1::uuid AND code = $13 AND disabled_at IS NULL AND used < max_uses RETURNING id, percent
  ), new_order AS (
    INSERT INTO orders (event_id, id, state, form_token, currency, total_minor, refund_ladder, resale_allowed, code_id,
      locale, email_index, browser_key, network_key, held_at, hold_until, created_at)
    SELECT $1::uuid, $3::uuid, 'held', $5, 'CNY', ${priceAfterCode(list)}, '[]'::jsonb, false, (SELECT id FROM code), $6,
      $8::bytea, $9::bytea, $10::bytea, $11, $12, $11
    FROM got
  ), new_line AS (
    INSERT INTO order_line (event_id, id, order_id, side_id, seat_number, price_minor, list_minor, code_held,
      person_sealed, email_index)
    SELECT $1::uuid, $4::uuid, $3::uuid, $2::uuid, ${seat}, ${priceAfterCode(list)}, ${list},
      EXISTS (SELECT 1 FROM code), $7::bytea, $8::bytea FROM got
  ), new_step AS (
    INSERT INTO order_step (event_id, order_id, seq, at, step, to_state, actor)
    SELECT $1::uuid, $3::uuid, 1, $11, 'T1', 'held', 'attendee' FROM got
  ), new_consent AS (
    INSERT INTO consent (event_id, order_id, line_id, given_at, terms, privacy, conduct, locale)
    SELECT $1::uuid, $3::uuid, $4::uuid, $11, '2026-11', '2026-11', '2026-11', $6 FROM got
  )`;

/** Behind the smallest other side by no more than the tolerance, as far as this statement can see. */
const balanced = (
  taken: string,
) => `${taken} < (SELECT min(o.taken) FROM side o WHERE o.event_id = $1::uuid AND o.id <> $2::uuid)
    + (SELECT balance_tolerance FROM event WHERE id = $1::uuid)`;

/**
 * The field's usual way: the ticket type's own row counts what is sold, raised while it is below the capacity and the
 * tolerance; the price is looked up in the ladder. It has no numbered seats to write.
 */
export const counterSql = `
WITH got AS (
  UPDATE side SET taken = taken + 1
  WHERE event_id = $1::uuid AND id = $2::uuid AND taken < capacity AND ${balanced("taken")}
  RETURNING taken, coalesce((SELECT min((step->>'priceMinor')::int) FROM jsonb_array_elements(price_steps) step
    WHERE (step->>'upTo')::int >= taken), price_minor) AS list_minor
), ${writes("got.taken", "got.list_minor")}
SELECT taken FROM got`;

/** One numbered seat row per statement; the database's own trigger counts it on its side, as for the product. */
export const seatRowSql = `
WITH got AS (
  SELECT number, price_minor AS list_minor FROM seat
  WHERE event_id = $1::uuid AND side_id = $2::uuid AND line_id IS NULL AND entry_id IS NULL
    AND (SELECT ${balanced("s.taken")} FROM side s WHERE s.event_id = $1::uuid AND s.id = $2::uuid)
  ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED
), ${writes("got.number", "got.list_minor")}, new_seat AS (
  UPDATE seat s SET line_id = $4::uuid FROM got
  WHERE s.event_id = $1::uuid AND s.side_id = $2::uuid AND s.number = got.number
)
SELECT number FROM got`;

/** Claims through a reference statement, with the same sealing and hashing before it. Answers whether it got a seat. */
export async function claimBy(
  world: World,
  pool: pg.Pool,
  statement: { name: string; text: string },
  input: HoldSeatInput,
): Promise<boolean> {
  const { vault, ids } = world;
  const now = world.clock.now();
  const { name, email, phone, birthDate } = input;
  const { rows } = await pool.query({
    ...statement,
    values: [
      input.eventId,
      input.sideId,
      ids.rowId(),
      ids.rowId(),
      input.formToken,
      input.locale,
      vault.seal({ name, email, phone, birthDate }),
      vault.index(emailIndexText(email)),
      vault.index(`browser:${input.browserKey}`),
      vault.index(`network:${input.networkKey}`),
      now,
      firstHoldUntil(now),
      input.code,
    ],
  });
  return rows.length === 1;
}
