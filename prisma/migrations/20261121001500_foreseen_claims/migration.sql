-- Claims of one moment whose seats and prices were foreseen: taken as they were foreseen, all of them, or none.
--
-- Their rows are written before anything is locked, so that two such transactions of a rush can work side by side. Then
-- the sides are locked as by every other claim, and all that the claims rest on is looked at as it is then: each
-- statement of this function sees what was committed before it. Whatever is otherwise ends in QJ001, which undoes
-- everything; the claims then go the general way, which decides on each of them.
--
-- `its_turn` and `after_turn` name this transaction and the one that took the seats before these: it is waited for, so
-- that seats are given in their order.
CREATE FUNCTION claim_foreseen_seats(
  its_event uuid, moment timestamptz, held_until timestamptz, starts timestamptz, zone text, youngest integer, oldest integer,
  of_person integer, of_browser integer, of_network integer, its_turn bigint, after_turn bigint,
  form_tokens text[], order_ids uuid[], line_ids uuid[], side_ids uuid[], numbers integer[], lists integer[],
  prices integer[], code_ids uuid[], locales text[], persons bytea[], emails bytea[], browsers bytea[], networks bytea[],
  terms_of text[], privacy_of text[], conduct_of text[]
) RETURNS void LANGUAGE plpgsql VOLATILE
-- Rows are found one by one by their keys, whatever was believed of the sizes of tables when the plans were made.
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE ev record; changed integer;
BEGIN
  PERFORM pg_advisory_xact_lock(its_turn);
  SELECT currency, refund_ladder, resale_allowed, balance_tolerance, moment < early_bird_until AS early INTO ev FROM event
    WHERE id = its_event AND state = 'published' AND moment < sales_close_at AND moment < ends_at
      AND (sales_paused_at IS NULL OR moment < sales_paused_at)
      AND starts_at = starts AND time_zone = zone AND min_age = youngest AND max_age IS NOT DISTINCT FROM oldest
    FOR KEY SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'not as foreseen: the event' USING ERRCODE = 'QJ001'; END IF;

  INSERT INTO orders (event_id, id, state, form_token, currency, total_minor, refund_ladder, resale_allowed, code_id,
      locale, email_index, browser_key, network_key, held_at, hold_until, created_at)
    SELECT its_event, id, 'held', form_token, ev.currency, price, ev.refund_ladder, ev.resale_allowed, code, locale,
      email, browser, network, moment, held_until, moment
    FROM unnest(order_ids, form_tokens, prices, code_ids, locales, emails, browsers, networks)
      AS a(id, form_token, price, code, locale, email, browser, network);
  INSERT INTO order_line (event_id, id, order_id, side_id, seat_number, price_minor, list_minor, code_held,
      person_sealed, email_index)
    SELECT its_event, id, order_id, side, number, price, CASE WHEN code IS NOT NULL THEN list END, code IS NOT NULL,
      person, email
    FROM unnest(line_ids, order_ids, side_ids, numbers, prices, lists, code_ids, persons, emails)
      AS a(id, order_id, side, number, price, list, code, person, email);
  INSERT INTO order_step (event_id, order_id, seq, at, step, to_state, actor)
    SELECT its_event, id, 1, moment, 'T1', 'held', 'attendee' FROM unnest(order_ids) AS a(id);
  INSERT INTO consent (event_id, order_id, line_id, given_at, terms, privacy, conduct, locale)
    SELECT its_event, order_id, line_id, moment, terms, privacy, conduct, locale
    FROM unnest(order_ids, line_ids, terms_of, privacy_of, conduct_of, locales)
      AS a(order_id, line_id, terms, privacy, conduct, locale);

  PERFORM pg_advisory_xact_lock_shared(after_turn);
  PERFORM 1 FROM side WHERE event_id = its_event ORDER BY position FOR NO KEY UPDATE;
  PERFORM 1 FROM discount_code d WHERE id = ANY(code_ids) AND event_id = its_event ORDER BY id FOR NO KEY UPDATE;

  IF EXISTS (SELECT 1 FROM orders o WHERE email_index = ANY(emails)
      AND CASE WHEN o.event_id = its_event AND o.state = 'held' THEN true END
      GROUP BY email_index HAVING count(*) > of_person)
    OR EXISTS (SELECT 1 FROM orders o WHERE browser_key = ANY(browsers) AND browser_key IS NOT NULL
      AND state = 'held' AND CASE WHEN o.event_id = its_event THEN true END
      GROUP BY browser_key HAVING count(*) > of_browser)
    OR EXISTS (SELECT 1 FROM orders o WHERE network_key = ANY(networks) AND network_key IS NOT NULL
      AND state = 'held' AND CASE WHEN o.event_id = its_event THEN true END
      GROUP BY network_key HAVING count(*) > of_network)
  THEN RAISE EXCEPTION 'not as foreseen: the holds' USING ERRCODE = 'QJ001'; END IF;

  UPDATE discount_code d SET used = used + w.uses
    FROM (SELECT code, count(*) AS uses FROM unnest(code_ids) AS a(code) WHERE code IS NOT NULL GROUP BY 1) w
    WHERE d.event_id = its_event AND d.id = w.code AND (max_uses IS NULL OR used + w.uses <= max_uses);
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> (SELECT count(DISTINCT code) FROM unnest(code_ids) AS a(code)) THEN
    RAISE EXCEPTION 'not as foreseen: the codes' USING ERRCODE = 'QJ001'; END IF;

  -- Each line gets its seat, if it is free and costs what was foreseen: the same rule as the general claim's.
  WITH asked AS MATERIALIZED (
    SELECT its_event AS event_id, a.* FROM unnest(line_ids, side_ids, numbers, lists, prices, code_ids)
      AS a(line_id, side, number, list, price, code)
  ), kind AS MATERIALIZED (
    SELECT id, CASE WHEN ev.early THEN early_bird_minor END AS early FROM side WHERE event_id = its_event
  ), good AS MATERIALIZED (
    SELECT id, percent, amount_minor, side_id FROM discount_code WHERE event_id = its_event AND id = ANY(code_ids)
      AND disabled_at IS NULL AND (starts_at IS NULL OR starts_at <= moment) AND (ends_at IS NULL OR moment < ends_at)
  ), priced AS MATERIALIZED (
    SELECT a.*, k.early FROM asked a JOIN kind k ON k.id = a.side LEFT JOIN good c ON c.id = a.code
    WHERE a.price = greatest(0, a.list - coalesce(c.percent * a.list::bigint + 50, 0) / 100 - coalesce(c.amount_minor, 0))
      AND (a.code IS NULL OR c.id IS NOT NULL AND coalesce(c.side_id = a.side, true))
  )
  UPDATE seat s SET line_id = a.line_id FROM priced a
    WHERE s.event_id = a.event_id AND s.side_id = a.side AND s.number = a.number
      AND s.line_id IS NULL AND s.entry_id IS NULL AND least(s.price_minor, a.early) = a.list;
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> cardinality(line_ids) THEN
    RAISE EXCEPTION 'not as foreseen: the seats' USING ERRCODE = 'QJ001'; END IF;

  -- No seat is left free below them.
  IF EXISTS (SELECT 1 FROM (SELECT side, max(number) AS highest FROM unnest(side_ids, numbers) AS a(side, number)
      GROUP BY 1) w CROSS JOIN LATERAL (SELECT number FROM seat f WHERE f.side_id = w.side AND f.line_id IS NULL
        AND f.entry_id IS NULL AND CASE WHEN f.event_id = its_event THEN true END ORDER BY number LIMIT 1) f
      WHERE f.number < w.highest)
  THEN RAISE EXCEPTION 'not as foreseen: lower seats' USING ERRCODE = 'QJ001'; END IF;

  -- Their sides, with these seats counted: within capacity and tolerance, nobody waiting, nobody to be asked first.
  IF EXISTS (SELECT 1 FROM side s WHERE s.event_id = its_event AND s.id = ANY(side_ids)
      AND (NOT s.needs_approval AND s.waiting = 0 AND s.taken <= least(s.capacity, CASE WHEN s.balanced THEN
        (SELECT min(o.taken) FROM side o WHERE o.event_id = its_event AND o.id <> s.id AND o.balanced
          AND o.taken < o.capacity) + ev.balance_tolerance END)) IS NOT TRUE)
  THEN RAISE EXCEPTION 'not as foreseen: the sides' USING ERRCODE = 'QJ001'; END IF;
END $$;
