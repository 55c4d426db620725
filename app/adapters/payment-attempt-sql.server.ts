/*
 * The statements of an order's way to its payment page, each for many orders at once. Rows are found one by one by
 * their whole key, whatever the planner believes of the sizes of tables: LIMIT keeps a look-up inside its loop,
 * ANY(ARRAY[…]) keeps an update from becoming a join with the whole table, and CASE hides what else is asked of a row
 * from an index that would be walked for it.
 */

function ofOrder(row: string, order: string): string {
  return `${row}.order_id = ${order}.order_id AND CASE WHEN ${row}.event_id = ${order}.event_id THEN true END`;
}

const liveAttempts = `(SELECT count(*) FROM payment_attempt p WHERE ${ofOrder("p", "a")}
    AND p.state IN ('creating', 'open', 'processing'))`;

/** Appends a step for each row of `taken` (event_id, order_id, at, attempt number n); the step is a constant of the caller. */
function insertStep(taken: string, step: string, actor: string): string {
  return `INSERT INTO order_step (event_id, order_id, seq, at, step, from_state, to_state, actor, detail)
  SELECT t.event_id, t.order_id, (SELECT s.seq FROM order_step s WHERE s.event_id = t.event_id AND s.order_id = t.order_id
      ORDER BY s.seq DESC LIMIT 1) + 1, t.at, ${step}, 'held', 'held', ${actor}, jsonb_build_object('attempt', t.n)
  FROM ${taken} t`;
}

/** The order's row, if it is as it was asked for and nobody else works on it: nobody waits here, so nobody waits in a ring. */
function lockHeld(conditions: string): string {
  return `CROSS JOIN LATERAL (
    SELECT o.id FROM orders o
    WHERE o.event_id = a.event_id AND o.id = a.order_id AND CASE WHEN o.state = 'held'${conditions} THEN true END
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED) o`;
}

/** Parameters: event and order of each. */
export const readDraftsSql = `
SELECT a.i::int AS i, o.*, e.state AS "eventState", t.title, l.person_sealed AS person, ${liveAttempts} > 0 AS live
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS a(event_id, order_id, i)
CROSS JOIN LATERAL (
  SELECT o.state, o.link_version AS "linkVersion", o.total_minor AS "totalMinor", o.currency, o.locale,
         o.hold_until AS "holdUntil", o.held_at AS "heldAt"
  FROM orders o WHERE o.event_id = a.event_id AND o.id = a.order_id LIMIT 1) o
CROSS JOIN LATERAL (SELECT state, main_locale FROM event WHERE id = a.event_id LIMIT 1) e
CROSS JOIN LATERAL (
  SELECT title FROM event_text WHERE event_id = a.event_id AND locale IN (o.locale, e.main_locale)
  ORDER BY locale = o.locale DESC LIMIT 1) t
CROSS JOIN LATERAL (
  SELECT person_sealed FROM order_line r WHERE ${ofOrder("r", "a")} ORDER BY r.position LIMIT 1) l`;

/**
 * T2. Parameters, one array each: event, order, link version, amount, currency, attempt, key, sealed parameters, end of
 * the page, hold until, held since, now. Answers the numbers (i) of those whose attempt is written.
 *
 * What another transaction wrote between the start of this statement and its lock is not seen, but met: the keys of
 * the attempt refuse a second one, and the key of the step ends the statement.
 */
export const beginAttemptsSql = `
WITH asked AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::text[], $6::uuid[], $7::text[], $8::bytea[],
    $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[])
    WITH ORDINALITY AS a(event_id, order_id, version, amount, currency, id, key, params, expires_at, hold_until,
      held_since, at, i)
), held AS MATERIALIZED (
  SELECT a.* FROM asked a
  ${lockHeld(` AND o.link_version = a.version AND o.total_minor = a.amount AND o.currency = a.currency
      AND o.hold_until > a.at AND o.held_at >= a.held_since`)}
  WHERE (SELECT e.state FROM event e WHERE e.id = a.event_id) = 'published' AND ${liveAttempts} = 0
), begun AS (
  INSERT INTO payment_attempt (event_id, id, order_id, n, state, idempotency_key, params_sealed, amount_minor, currency,
    expires_at, created_at, updated_at)
  SELECT a.event_id, a.id, a.order_id, coalesce((SELECT max(p.n) FROM payment_attempt p WHERE ${ofOrder("p", "a")}), 0) + 1,
    'creating', a.key, a.params, a.amount, a.currency, a.expires_at, a.at, a.at
  FROM held a
  ON CONFLICT DO NOTHING
  RETURNING id, n
), taken AS MATERIALIZED (
  SELECT h.*, b.n FROM begun b JOIN held h ON h.id = b.id
), step AS (
  ${insertStep("taken", "'T2'", "'attendee'")}
), moved AS (
  UPDATE orders o SET hold_until = t.hold_until FROM taken t
  WHERE o.event_id = ANY(ARRAY[t.event_id]) AND o.id = ANY(ARRAY[t.order_id])
)
SELECT i::int AS i FROM taken`;

/**
 * T3. Parameters, one array each: event, order, attempt, session, its address, now. Answers the numbers (i) of those
 * whose page is kept.
 */
export const keepSessionsSql = `
WITH asked AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
    WITH ORDINALITY AS a(event_id, order_id, id, session_id, session_url, at, i)
), held AS MATERIALIZED (
  SELECT a.* FROM asked a
  ${lockHeld("")}
), opened AS (
  UPDATE payment_attempt p
  SET session_id = h.session_id, session_url = h.session_url, state = 'open', updated_at = h.at FROM held h
  WHERE p.event_id = ANY(ARRAY[h.event_id]) AND p.id = ANY(ARRAY[h.id])
    AND CASE WHEN p.order_id = h.order_id AND p.state = 'creating' AND p.session_id IS NULL THEN true END
  RETURNING h.i, p.n
), taken AS MATERIALIZED (
  SELECT h.*, o.n FROM opened o JOIN held h ON h.i = o.i
), step AS (
  ${insertStep("taken", "'T3'", "'stripe'")}
)
SELECT i::int AS i FROM taken`;
