/** The price of a seat after its code, from its list price: the same rule as `priceOf`, said in SQL. */
function afterCode(list: string): string {
  return `greatest(0, ${list} - coalesce(c_percent * ${list}::bigint + 50, 0) / 100 - coalesce(c_amount, 0))::int`;
}

/**
 * A row of this event, said so that no index which begins with the event can be walked for it: the other key of the
 * row finds it, whatever the planner believes of the sizes of tables.
 */
function here(row: string): string {
  return `CASE WHEN ${row}.event_id = $1::uuid THEN true END`;
}

/**
 * The claims of one event, taken by one statement: T1 of the order's table.
 *
 * Parameters: 1 event, 2 now, 3 hold until, 4–7 the facts the claims were checked against (start, zone, ages),
 * 8–10 how many live holds a person, a browser and a network may have, then one array per column of a claim.
 * A claim comes back with the order it got or with nothing, and every claim with the event's sales columns and the
 * room of its side before the statement.
 *
 * The event is locked against being called off, then its sides, the codes and the seats: what is read of them is the
 * newest there is, even when the statement had to wait. Each side admits as many as its room allows, in the order of the claims; no
 * side's growth makes another's room smaller, so the sides need not look at each other. A claim whose price was
 * outdated before the first seat stands aside. One that is refused at a dearer seat ends the row of its side, and
 * those behind it are claimed again, so that no seat is left out between two others.
 *
 * Uses of codes are counted by a function, which sees what was committed while the statement waited: the statement
 * itself would first count on from the number of uses at its beginning, and be refused when that was the last one.
 */
export const claimSeatsSql = `
WITH ev AS MATERIALIZED (
  SELECT currency, refund_ladder, resale_allowed, balance_tolerance, $2 < early_bird_until AS early,
         state = 'published' AND $2 < sales_close_at AND $2 < ends_at
           AND (sales_paused_at IS NULL OR $2 < sales_paused_at) AS open,
         starts_at = $4 AND time_zone = $5 AND min_age = $6 AND max_age IS NOT DISTINCT FROM $7::int AS same
  FROM event WHERE id = $1::uuid FOR KEY SHARE
), locked AS MATERIALIZED (
  SELECT id, capacity, taken, waiting, balanced, needs_approval, early_bird_minor
  FROM side WHERE event_id = $1::uuid AND (SELECT open AND same FROM ev) ORDER BY position FOR NO KEY UPDATE
), room AS MATERIALIZED (
  SELECT s.id AS side_id, s.waiting, s.needs_approval, greatest(s.capacity - s.taken, 0) AS free,
         CASE WHEN ev.early THEN s.early_bird_minor END AS early_minor,
         CASE WHEN s.waiting > 0 THEN 0 ELSE greatest(0, least(s.capacity, CASE WHEN s.balanced THEN
           (SELECT min(o.taken) FROM locked o WHERE o.id <> s.id AND o.balanced AND o.taken < o.capacity)
             + ev.balance_tolerance END) - s.taken) END AS claimable
  FROM locked s, ev
), codes AS MATERIALIZED (
  SELECT id, code, percent, amount_minor, side_id, max_uses - used AS uses_left FROM discount_code d
  WHERE code = ANY($24::text[]) AND ${here("d")} AND (SELECT count(*) FROM room) > 0
    AND disabled_at IS NULL AND (starts_at IS NULL OR starts_at <= $2) AND (ends_at IS NULL OR $2 < ends_at)
  ORDER BY id FOR NO KEY UPDATE
), asked AS MATERIALIZED (
  SELECT * FROM unnest($11::text[], $12::uuid[], $13::uuid[], $14::uuid[], $15::int[], $16::text[], $17::bytea[],
    $18::bytea[], $19::bytea[], $20::bytea[], $21::text[], $22::text[], $23::text[], $24::text[])
    WITH ORDINALITY AS a(form_token, order_id, line_id, side_id, shown, locale, person, email, browser, network,
      terms, privacy, conduct, code, n)
), known AS MATERIALIZED (
  SELECT a.n, o.id, o.state, o.link_version
  FROM asked a CROSS JOIN LATERAL (
    SELECT id, state, link_version FROM orders t WHERE ${here("t")} AND t.form_token = a.form_token LIMIT 1) o
), ready AS MATERIALIZED (
  SELECT a.*, r.free, r.waiting, r.claimable, r.needs_approval, r.early_minor,
         c.id AS code_id, c.percent AS c_percent, c.amount_minor AS c_amount, c.uses_left,
         a.code IS NULL OR coalesce(c.side_id IS NULL OR c.side_id = a.side_id, false) AND c.id IS NOT NULL AS code_good,
         (SELECT count(*) FROM orders o WHERE ${here("o")} AND o.state = 'held' AND o.email_index = a.email)
           + row_number() OVER (PARTITION BY a.email ORDER BY a.n) <= $8
     AND (a.browser IS NULL OR
         (SELECT count(*) FROM orders o WHERE ${here("o")} AND o.state = 'held' AND o.browser_key = a.browser)
           + row_number() OVER (PARTITION BY a.browser ORDER BY a.n) <= $9)
     AND (a.network IS NULL OR
         (SELECT count(*) FROM orders o WHERE ${here("o")} AND o.state = 'held' AND o.network_key = a.network)
           + row_number() OVER (PARTITION BY a.network ORDER BY a.n) <= $10) AS within
  FROM asked a JOIN room r USING (side_id) CROSS JOIN ev LEFT JOIN codes c ON c.code = a.code
  WHERE ev.open AND ev.same AND NOT EXISTS (SELECT 1 FROM known k WHERE k.n = a.n)
), fresh AS MATERIALIZED (
  SELECT * FROM ready WHERE within AND code_good AND NOT needs_approval
), picked AS MATERIALIZED (
  SELECT w.side_id, s.numbers, s.prices, s.cheapest
  FROM (SELECT side_id, least(count(*), max(claimable)) AS wanted FROM fresh GROUP BY side_id) w
  CROSS JOIN LATERAL (
    SELECT array_agg(number) AS numbers, array_agg(price_minor) AS prices, min(price_minor) AS cheapest FROM (
      SELECT number, price_minor FROM seat f
      WHERE side_id = w.side_id AND ${here("f")} AND line_id IS NULL AND entry_id IS NULL
      ORDER BY number LIMIT w.wanted FOR UPDATE SKIP LOCKED) free) s
), aside AS MATERIALIZED (
  SELECT f.*, p.numbers, p.prices,
         coalesce(${afterCode("least(p.cheapest, f.early_minor)")} > f.shown, false) AS outdated
  FROM fresh f JOIN picked p USING (side_id)
), counted AS MATERIALIZED (
  SELECT a.*, coalesce(row_number() OVER (PARTITION BY code_id, outdated ORDER BY n) > uses_left, false) AS used_up
  FROM aside a
), turned AS MATERIALIZED (
  SELECT c.*, outdated OR used_up AS out,
         CASE WHEN outdated OR used_up THEN 1 + count(*) FILTER (WHERE NOT (outdated OR used_up)) OVER (PARTITION BY side_id)
           ELSE row_number() OVER (PARTITION BY side_id, outdated OR used_up ORDER BY n) END AS turn
  FROM counted c
), priced AS MATERIALIZED (
  SELECT t.*, t.numbers[t.turn] AS number, least(t.prices[t.turn], t.early_minor) AS list_minor,
         CASE WHEN t.numbers[t.turn] IS NOT NULL
           THEN ${afterCode("least(t.prices[t.turn], t.early_minor)")} END AS price_minor
  FROM turned t
), in_line AS MATERIALIZED (
  SELECT p.*, count(*) FILTER (WHERE p.price_minor > p.shown) OVER (PARTITION BY p.side_id, p.out ORDER BY p.turn)
    - (p.price_minor > p.shown)::int AS refused_before
  FROM priced p
), matched AS MATERIALIZED (
  SELECT * FROM in_line WHERE NOT out AND price_minor <= shown AND refused_before = 0
), new_order AS (
  INSERT INTO orders (event_id, id, state, form_token, currency, total_minor, refund_ladder, resale_allowed, code_id,
    locale, email_index, browser_key, network_key, held_at, hold_until, created_at)
  SELECT $1::uuid, m.order_id, 'held', m.form_token, ev.currency, m.price_minor, ev.refund_ladder, ev.resale_allowed,
    m.code_id, m.locale, m.email, m.browser, m.network, $2, $3, $2
  FROM matched m, ev
  ON CONFLICT (form_token, event_id) DO NOTHING
  RETURNING id
), won AS MATERIALIZED (
  SELECT $1::uuid AS event_id, m.* FROM matched m WHERE (m.order_id IN (SELECT id FROM new_order)) IS TRUE
), new_line AS (
  INSERT INTO order_line (event_id, id, order_id, side_id, seat_number, price_minor, list_minor, code_held,
    person_sealed, email_index)
  SELECT $1::uuid, line_id, order_id, side_id, number, price_minor, CASE WHEN code_id IS NOT NULL THEN list_minor END,
    code_id IS NOT NULL, person, email FROM won
), new_step AS (
  INSERT INTO order_step (event_id, order_id, seq, at, step, to_state, actor)
  SELECT $1::uuid, order_id, 1, $2, 'T1', 'held', 'attendee' FROM won
), new_consent AS (
  INSERT INTO consent (event_id, order_id, line_id, given_at, terms, privacy, conduct, locale)
  SELECT $1::uuid, order_id, line_id, $2, terms, privacy, conduct, locale FROM won
), new_use AS MATERIALIZED (
  SELECT count_code_uses(event_id, code_id, count(*)::int) FROM won WHERE code_id IS NOT NULL GROUP BY event_id, code_id
), new_seat AS (
  UPDATE seat s SET line_id = w.line_id FROM won w
  WHERE s.event_id = w.event_id AND s.side_id = w.side_id AND s.number = w.number
)
SELECT a.n::int, ev.open, ev.same, k.id AS known_id, k.state AS known_state, k.link_version AS known_version,
       r.within, r.code_good, r.needs_approval, r.free, r.waiting, r.claimable, r.uses_left,
       p.price_minor AS price, p.used_up, p.refused_before > 0 AND NOT p.out AS behind, w.id IS NOT NULL AS won
FROM asked a CROSS JOIN ev
LEFT JOIN known k ON k.n = a.n
LEFT JOIN ready r ON r.n = a.n
LEFT JOIN in_line p ON p.n = a.n
LEFT JOIN new_order w ON w.id = a.order_id
WHERE (SELECT count(*) FROM new_use) >= 0`;
