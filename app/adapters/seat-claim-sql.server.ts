/**
 * The claims of one event, taken by one statement: T1 of the order's table.
 *
 * Parameters: 1 event, 2 now, 3 hold until, 4–7 the facts the claims were checked against (start, zone, ages),
 * 8–10 how many live holds a person, a browser and a network may have, then one array per column of a claim.
 * A claim comes back with the order it got or with nothing, and every claim with the event's sales columns.
 *
 * The free seats are taken lowest number first and skip the ones another process is taking at this moment.
 * Claims that showed a higher price go first, so that one refused for its price leaves no gap before another's seat.
 */
export const claimSeatsSql = `
WITH ev AS MATERIALIZED (
  SELECT currency, refund_ladder,
         state = 'published' AND $2 < sales_close_at AND $2 < ends_at
           AND (sales_paused_at IS NULL OR $2 < sales_paused_at) AS open,
         starts_at = $4 AND time_zone = $5 AND min_age = $6 AND max_age IS NOT DISTINCT FROM $7::int AS same
  FROM event WHERE id = $1::uuid
), asked AS MATERIALIZED (
  SELECT * FROM unnest($11::text[], $12::uuid[], $13::uuid[], $14::uuid[], $15::int[], $16::text[], $17::bytea[],
    $18::bytea[], $19::bytea[], $20::bytea[], $21::text[], $22::text[], $23::text[])
    WITH ORDINALITY AS a(form_token, order_id, line_id, side_id, shown, locale, person, email, browser, network,
      terms, privacy, conduct, n)
), known AS MATERIALIZED (
  SELECT a.n, o.id, o.state, o.link_version
  FROM asked a CROSS JOIN LATERAL (
    SELECT id, state, link_version FROM orders WHERE event_id = $1::uuid AND form_token = a.form_token LIMIT 1) o
), ready AS MATERIALIZED (
  SELECT a.*,
         (SELECT count(*) FROM orders o WHERE o.event_id = $1::uuid AND o.state = 'held' AND o.email_index = a.email)
           + row_number() OVER (PARTITION BY a.email ORDER BY a.n) <= $8
     AND (a.browser IS NULL OR
         (SELECT count(*) FROM orders o WHERE o.event_id = $1::uuid AND o.state = 'held' AND o.browser_key = a.browser)
           + row_number() OVER (PARTITION BY a.browser ORDER BY a.n) <= $9)
     AND (a.network IS NULL OR
         (SELECT count(*) FROM orders o WHERE o.event_id = $1::uuid AND o.state = 'held' AND o.network_key = a.network)
           + row_number() OVER (PARTITION BY a.network ORDER BY a.n) <= $10) AS within
  FROM asked a, ev
  WHERE ev.open AND ev.same AND NOT EXISTS (SELECT 1 FROM known k WHERE k.n = a.n)
), fresh AS MATERIALIZED (
  SELECT r.*, row_number() OVER (PARTITION BY r.side_id ORDER BY r.shown DESC, r.n) AS turn FROM ready r WHERE r.within
), picked AS MATERIALIZED (
  SELECT w.side_id, s.numbers, s.prices
  FROM (SELECT side_id, count(*) AS wanted FROM fresh GROUP BY side_id) w
  CROSS JOIN LATERAL (
    SELECT array_agg(number) AS numbers, array_agg(price_minor) AS prices FROM (
      SELECT number, price_minor FROM seat
      WHERE event_id = $1::uuid AND side_id = w.side_id AND line_id IS NULL
      ORDER BY number LIMIT w.wanted FOR UPDATE SKIP LOCKED) free) s
), paired AS MATERIALIZED (
  SELECT f.*, p.numbers[f.turn] AS number, p.prices[f.turn] AS price_minor FROM fresh f JOIN picked p USING (side_id)
), matched AS MATERIALIZED (
  SELECT * FROM paired WHERE price_minor <= shown
), new_order AS (
  INSERT INTO orders (event_id, id, state, form_token, currency, total_minor, refund_ladder, locale, email_index,
    browser_key, network_key, held_at, hold_until, created_at)
  SELECT $1::uuid, m.order_id, 'held', m.form_token, ev.currency, m.price_minor, ev.refund_ladder, m.locale, m.email,
    m.browser, m.network, $2, $3, $2
  FROM matched m, ev
  ON CONFLICT (form_token, event_id) DO NOTHING
  RETURNING id
), won AS MATERIALIZED (
  SELECT m.* FROM matched m JOIN new_order o ON o.id = m.order_id
), new_line AS (
  INSERT INTO order_line (event_id, id, order_id, side_id, seat_number, price_minor, person_sealed, email_index)
  SELECT $1::uuid, line_id, order_id, side_id, number, price_minor, person, email FROM won
), new_step AS (
  INSERT INTO order_step (event_id, order_id, seq, at, step, to_state, actor)
  SELECT $1::uuid, order_id, 1, $2, 'T1', 'held', 'attendee' FROM won
), new_consent AS (
  INSERT INTO consent (event_id, order_id, line_id, kind, text_version, locale, given_at)
  SELECT $1::uuid, w.order_id, w.line_id, c.kind, c.version, w.locale, $2
  FROM won w CROSS JOIN LATERAL (VALUES ('terms', w.terms), ('privacy', w.privacy), ('conduct', w.conduct)) AS c(kind, version)
), new_seat AS (
  UPDATE seat s SET line_id = w.line_id FROM won w
  WHERE s.event_id = $1::uuid AND s.side_id = w.side_id AND s.number = w.number
)
SELECT a.n::int, ev.open, ev.same, k.id AS known_id, k.state AS known_state, k.link_version AS known_version,
       r.within, p.price_minor AS price, w.id IS NOT NULL AS won
FROM asked a CROSS JOIN ev
LEFT JOIN known k ON k.n = a.n
LEFT JOIN ready r ON r.n = a.n
LEFT JOIN paired p ON p.n = a.n
LEFT JOIN new_order w ON w.id = a.order_id`;
