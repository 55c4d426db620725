-- Every claim writes these rows, on the busiest evening thousands in a second: the same rules, said at less cost.

-- The table of steps is long, and a plain check is read from its stored text again by every statement that writes a
-- step. A function is read once by each connection.
CREATE FUNCTION is_order_step(step text, from_state text, to_state text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (step, coalesce(from_state, ''), to_state) IN (
    ('T1', '', 'held'), ('T1', '', 'applied'), ('T1', 'approved', 'held'),
    ('T2', 'held', 'held'), ('T3', 'held', 'held'),
    ('T5', 'held', 'paid'), ('T5', 'processing', 'paid'),
    ('T6', 'held', 'processing'),
    ('T7', 'processing', 'expired'),
    ('T8', 'expired', 'paid'), ('T8', 'expired', 'refund-due'),
    ('T8''', 'cancelled', 'cancelled'), ('T8''', 'paid', 'paid'), ('T8''', 'expired', 'refund-due'),
    ('T8''', 'held', 'refund-due'), ('T8''', 'processing', 'refund-due'), ('T8''', 'refund-due', 'refund-due'),
    ('T8''', 'refunding', 'refunding'), ('T8''', 'refunded', 'refunded'), ('T8''', 'refund-failed', 'refund-failed'),
    ('T8''', 'awaiting-resale', 'awaiting-resale'),
    ('T8"', 'held', 'cancelled'), ('T8"', 'processing', 'cancelled'), ('T8"', 'applied', 'cancelled'),
    ('T8"', 'approved', 'cancelled'),
    ('T9', 'held', 'expired'), ('T9', 'applied', 'expired'), ('T9', 'approved', 'expired'),
    ('T10', 'held', 'held'),
    ('T11', 'held', 'cancelled'), ('T11', 'held', 'held'), ('T11', 'applied', 'cancelled'), ('T11', 'approved', 'cancelled'),
    ('T12', 'paid', 'refund-due'), ('T12', 'paid', 'cancelled'), ('T12', 'expired', 'refund-due'),
    ('T12', 'paid', 'paid'), ('T12', 'paid', 'awaiting-resale'), ('T12', 'awaiting-resale', 'refund-due'),
    ('T12', 'awaiting-resale', 'cancelled'), ('T12', 'awaiting-resale', 'awaiting-resale'),
    ('T12', 'refund-due', 'refund-due'), ('T12', 'refunding', 'refunding'), ('T12', 'refunded', 'refund-due'),
    ('T12', 'cancelled', 'cancelled'), ('T12', 'cancelled', 'refund-due'),
    ('T12''', 'paid', 'paid'), ('T12''', 'held', 'held'), ('T12''', 'applied', 'approved'), ('T12''', 'applied', 'declined'),
    ('T12''', 'applied', 'applied'), ('T12''', 'approved', 'approved'),
    ('T13', 'refund-due', 'refunding'), ('T13', 'refunding', 'refunded'), ('T13', 'refund-due', 'refunded'),
    ('T13', 'cancelled', 'cancelled'), ('T13', 'paid', 'paid'), ('T13', 'refund-failed', 'refunding'),
    ('T13', 'refund-failed', 'refunded'), ('T13', 'refunded', 'refunded'), ('T13', 'refunding', 'refunding'),
    ('T13', 'awaiting-resale', 'awaiting-resale'),
    ('T14', 'refunding', 'refund-failed'), ('T14', 'refund-due', 'refund-failed'), ('T14', 'refunded', 'refund-failed'),
    ('T14', 'cancelled', 'cancelled'), ('T14', 'paid', 'paid'), ('T14', 'awaiting-resale', 'awaiting-resale'),
    ('T15', 'paid', 'paid'), ('T15', 'paid', 'cancelled'), ('T15', 'awaiting-resale', 'awaiting-resale'),
    ('T15', 'refund-due', 'refund-due'), ('T15', 'refunding', 'refunding'), ('T15', 'refunded', 'refunded'),
    ('T15', 'refund-failed', 'refund-failed'), ('T15', 'cancelled', 'cancelled'), ('T15', 'expired', 'expired'),
    ('T16', 'paid', 'refunded'), ('T16', 'paid', 'paid'), ('T16', 'awaiting-resale', 'refunded'),
    ('T16', 'awaiting-resale', 'awaiting-resale'), ('T16', 'refund-due', 'refunded'), ('T16', 'refund-due', 'refund-due'),
    ('T16', 'refunding', 'refunded'), ('T16', 'refunding', 'refunding'), ('T16', 'refund-failed', 'refunded'),
    ('T16', 'refund-failed', 'refund-failed'), ('T16', 'refunded', 'refunded'), ('T16', 'cancelled', 'cancelled'),
    ('T16', 'expired', 'expired'),
    ('T17', 'held', 'paid')
  );
END $$;
ALTER TABLE order_step DROP CONSTRAINT order_step_is_in_the_table;
ALTER TABLE order_step ADD CONSTRAINT order_step_is_in_the_table CHECK (is_order_step(step, from_state, to_state));

-- What a person agreed to at one moment is one row, with the version of each text of its own.
ALTER TABLE consent RENAME TO consent_by_kind;
ALTER TABLE consent_by_kind RENAME CONSTRAINT consent_pkey TO consent_by_kind_pkey;
CREATE TABLE "consent" (
    "event_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 1,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "terms" TEXT,
    "privacy" TEXT,
    "conduct" TEXT,
    "marketing" TEXT,
    "locale" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("event_id","order_id","line_id","seq")
);
INSERT INTO consent (event_id, order_id, line_id, seq, given_at, terms, privacy, conduct, marketing, locale, withdrawn_at)
  SELECT event_id, order_id, line_id, row_number() OVER (PARTITION BY event_id, order_id, line_id ORDER BY given_at), given_at, max(text_version) FILTER (WHERE kind = 'terms'),
    max(text_version) FILTER (WHERE kind = 'privacy'), max(text_version) FILTER (WHERE kind = 'conduct'),
    max(text_version) FILTER (WHERE kind = 'marketing'), min(locale), max(withdrawn_at)
  FROM consent_by_kind GROUP BY event_id, order_id, line_id, given_at;
DROP TABLE consent_by_kind;
ALTER TABLE "consent" ADD CONSTRAINT "consent_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE consent ADD CONSTRAINT consent_to_something CHECK (seq >= 1 AND num_nonnulls(terms, privacy, conduct, marketing) > 0);

-- Taken seats are counted side by side, in the order of the sides' positions.
CREATE OR REPLACE FUNCTION count_taken_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR changed IN SELECT s.event_id, s.id, c.seats FROM (SELECT event_id, side_id, count(*)::int AS seats FROM new_rows
        WHERE line_id IS NOT NULL OR entry_id IS NOT NULL GROUP BY 1, 2) c
      JOIN side s ON s.event_id = c.event_id AND s.id = c.side_id ORDER BY s.event_id, s.position LOOP
      UPDATE side SET taken = taken + changed.seats WHERE event_id = changed.event_id AND id = changed.id;
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR changed IN SELECT s.event_id, s.id, c.seats FROM (SELECT event_id, side_id, -count(*)::int AS seats FROM old_rows
        WHERE line_id IS NOT NULL OR entry_id IS NOT NULL GROUP BY 1, 2) c
      JOIN side s ON s.event_id = c.event_id AND s.id = c.side_id ORDER BY s.event_id, s.position LOOP
      UPDATE side SET taken = taken + changed.seats WHERE event_id = changed.event_id AND id = changed.id;
    END LOOP;
  ELSE
    FOR changed IN SELECT s.event_id, s.id, c.seats FROM (SELECT event_id, side_id, sum(one)::int AS seats FROM (
        SELECT event_id, side_id, 1 AS one FROM new_rows WHERE line_id IS NOT NULL OR entry_id IS NOT NULL
        UNION ALL
        SELECT event_id, side_id, -1 FROM old_rows WHERE line_id IS NOT NULL OR entry_id IS NOT NULL) b
        GROUP BY 1, 2 HAVING sum(one) <> 0) c
      JOIN side s ON s.event_id = c.event_id AND s.id = c.side_id ORDER BY s.event_id, s.position LOOP
      UPDATE side SET taken = taken + changed.seats WHERE event_id = changed.event_id AND id = changed.id;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
