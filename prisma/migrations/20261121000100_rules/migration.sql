-- What must never happen, said by the database itself, so that a bug cannot make it happen.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Plain facts -----------------------------------------------------------------------------------

ALTER TABLE business ADD CONSTRAINT business_is_one CHECK (id = 1);
ALTER TABLE sign_in_token ADD CONSTRAINT sign_in_token_is_short CHECK (expires_at > created_at AND expires_at <= created_at + interval '10 minutes');
ALTER TABLE sessions ADD CONSTRAINT session_ends CHECK (expires_at > created_at);
ALTER TABLE venue ADD CONSTRAINT venue_holds_people CHECK (capacity BETWEEN 1 AND 100000);

ALTER TABLE venue_booking
  ADD CONSTRAINT venue_booking_ends_after_start CHECK (ends_at > starts_at),
  ADD CONSTRAINT venue_booking_fee CHECK (fee_minor >= 0),
  ADD CONSTRAINT venue_booking_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT venue_booking_state CHECK (state IN ('confirmed', 'cancelled')),
  ADD CONSTRAINT venue_booking_deal CHECK (deal_kind IN ('fixed-fee')),
  ADD CONSTRAINT venue_booking_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT venue_booking_no_overlap EXCLUDE USING gist
    (venue_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state <> 'cancelled');

ALTER TABLE event
  ADD CONSTRAINT event_state CHECK (state IN ('draft', 'published', 'cancelled')),
  ADD CONSTRAINT event_ends_after_start CHECK (ends_at > starts_at),
  ADD CONSTRAINT event_sales_close_by_end CHECK (sales_close_at <= ends_at),
  ADD CONSTRAINT event_ages CHECK (min_age >= 18 AND (max_age IS NULL OR max_age >= min_age)),
  ADD CONSTRAINT event_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT event_address_visibility CHECK (address_visibility IN ('public', 'paid-guests')),
  ADD CONSTRAINT event_locale CHECK (main_locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT event_published CHECK (state <> 'published' OR published_at IS NOT NULL),
  ADD CONSTRAINT event_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL));
ALTER TABLE event_text ADD CONSTRAINT event_text_locale CHECK (locale IN ('zh-CN', 'en'));
ALTER TABLE side
  ADD CONSTRAINT side_capacity CHECK (capacity BETWEEN 1 AND 100000),
  ADD CONSTRAINT side_price CHECK (price_minor >= 0);
ALTER TABLE seat
  ADD CONSTRAINT seat_number CHECK (number >= 1),
  ADD CONSTRAINT seat_price CHECK (price_minor >= 0);
CREATE UNIQUE INDEX seat_one_per_line ON seat (line_id, event_id) WHERE line_id IS NOT NULL;
CREATE INDEX seat_free ON seat (event_id, side_id, number) WHERE line_id IS NULL;

-- Orders ----------------------------------------------------------------------------------------

ALTER TABLE orders
  ADD CONSTRAINT orders_state CHECK (state IN ('held', 'processing', 'paid', 'awaiting-resale', 'refund-due',
    'refunding', 'refunded', 'refund-failed', 'expired', 'cancelled')),
  ADD CONSTRAINT orders_total CHECK (total_minor >= 0),
  ADD CONSTRAINT orders_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT orders_locale CHECK (locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT orders_held CHECK (state <> 'held' OR (held_at IS NOT NULL AND hold_until > held_at)),
  ADD CONSTRAINT orders_hold_is_bounded CHECK (hold_until IS NULL OR hold_until <= held_at + interval '2 hours'),
  ADD CONSTRAINT orders_link_version CHECK (link_version BETWEEN 1 AND 255),
  ADD CONSTRAINT orders_paid CHECK (state <> 'paid' OR paid_at IS NOT NULL);
-- The second condition keeps the planner from walking this index to count held orders by anything else.
CREATE INDEX orders_hold_over ON orders (hold_until) WHERE state = 'held' AND hold_until IS NOT NULL;
-- Live holds are counted by browser and network (and by person, who has an index anyway) before another is given.
CREATE INDEX orders_held_by_browser ON orders (browser_key, event_id) WHERE state = 'held' AND browser_key IS NOT NULL;
CREATE INDEX orders_held_by_network ON orders (network_key, event_id) WHERE state = 'held' AND network_key IS NOT NULL;
ALTER TABLE order_line
  ADD CONSTRAINT order_line_state CHECK (state IN ('live', 'cancelled')),
  ADD CONSTRAINT order_line_price CHECK (price_minor >= 0),
  ADD CONSTRAINT order_line_position CHECK (position BETWEEN 1 AND 4);

-- The order's table of steps (docs: T1 to T17). A step outside it cannot be written.
ALTER TABLE order_step
  ADD CONSTRAINT order_step_seq CHECK (seq >= 1),
  ADD CONSTRAINT order_step_starts CHECK ((seq = 1) = (from_state IS NULL)),
  ADD CONSTRAINT order_step_is_in_the_table CHECK ((step, coalesce(from_state, ''), to_state) IN (
    ('T1', '', 'held'),
    ('T2', 'held', 'held'), ('T3', 'held', 'held'),
    ('T5', 'held', 'paid'), ('T5', 'processing', 'paid'),
    ('T6', 'held', 'processing'),
    ('T7', 'processing', 'expired'),
    ('T8', 'expired', 'paid'), ('T8', 'expired', 'refund-due'),
    ('T8''', 'cancelled', 'cancelled'), ('T8''', 'paid', 'paid'), ('T8''', 'expired', 'refund-due'),
    ('T8''', 'held', 'refund-due'), ('T8''', 'processing', 'refund-due'), ('T8''', 'refund-due', 'refund-due'),
    ('T8''', 'refunding', 'refunding'), ('T8''', 'refunded', 'refunded'), ('T8''', 'refund-failed', 'refund-failed'),
    ('T9', 'held', 'expired'),
    ('T10', 'held', 'held'),
    ('T11', 'held', 'cancelled'),
    ('T12', 'paid', 'refund-due'), ('T12', 'paid', 'cancelled'), ('T12', 'expired', 'refund-due'), ('T12''', 'paid', 'paid'), ('T12''', 'held', 'held'),
    ('T13', 'refund-due', 'refunding'), ('T13', 'refunding', 'refunded'), ('T13', 'refund-due', 'refunded'),
    ('T13', 'cancelled', 'cancelled'), ('T13', 'paid', 'paid'), ('T13', 'refund-failed', 'refunding'),
    ('T13', 'refund-failed', 'refunded'), ('T13', 'refunded', 'refunded'), ('T13', 'refunding', 'refunding'),
    ('T14', 'refunding', 'refund-failed'), ('T14', 'refund-due', 'refund-failed'), ('T14', 'refunded', 'refund-failed'),
    ('T14', 'cancelled', 'cancelled'), ('T14', 'paid', 'paid'),
    ('T17', 'held', 'paid')
  ));

ALTER TABLE payment_attempt
  ADD CONSTRAINT payment_attempt_state CHECK (state IN ('creating', 'open', 'processing', 'paid', 'failed', 'expired', 'retired')),
  ADD CONSTRAINT payment_attempt_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_attempt_open_has_session CHECK (state IN ('creating', 'retired') OR session_id IS NOT NULL);
CREATE UNIQUE INDEX payment_attempt_one_live ON payment_attempt (order_id, event_id)
  WHERE state IN ('creating', 'open', 'processing');
ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_fee CHECK ((fee_minor IS NULL) = (fee_currency IS NULL)),
  ADD CONSTRAINT payment_disposition CHECK (disposition IN ('ticket', 'cancelled', 'awaiting-resale', 'refund-in-full', 'task'));
ALTER TABLE refund
  ADD CONSTRAINT refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT refund_state CHECK (state IN ('due', 'calling', 'pending', 'succeeded', 'failed')),
  ADD CONSTRAINT refund_settled CHECK ((state IN ('succeeded', 'failed')) = (settled_at IS NOT NULL));
CREATE UNIQUE INDEX ticket_one_active ON ticket (line_id, event_id) WHERE voided_at IS NULL;
ALTER TABLE ticket ADD CONSTRAINT ticket_admitted CHECK ((admitted_at IS NULL) = (admitted_by IS NULL));
ALTER TABLE admission ADD CONSTRAINT admission_kind CHECK (kind IN ('admit', 'undo'));

ALTER TABLE letter
  ADD CONSTRAINT letter_state CHECK (state IN ('queued', 'sent', 'skipped', 'failed', 'uncertain')),
  ADD CONSTRAINT letter_sent CHECK (state <> 'sent' OR delivered_at IS NOT NULL);
ALTER TABLE consent ADD CONSTRAINT consent_kind CHECK (kind IN ('terms', 'privacy', 'conduct', 'marketing'));

-- Append-only -----------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER order_step_append_only BEFORE UPDATE OR DELETE ON order_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_line_append_only BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER admission_append_only BEFORE UPDATE OR DELETE ON admission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_kept BEFORE DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_kept BEFORE DELETE ON refund FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_attempt_kept BEFORE DELETE ON payment_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER orders_kept BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The ledger balances -----------------------------------------------------------------------------

ALTER TABLE ledger_line
  ADD CONSTRAINT ledger_line_amount CHECK (amount_minor <> 0),
  ADD CONSTRAINT ledger_line_account CHECK (account IN ('stripe-balance', 'ticket-revenue', 'payment-fees', 'venue-cost', 'venue-payable'));
CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_minor) <> 0 OR count(DISTINCT currency) <> 1 FROM ledger_line
      WHERE event_id = NEW.event_id AND entry = NEW.entry) THEN
    RAISE EXCEPTION 'ledger entry % does not sum to zero in one currency', NEW.entry USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_line_balances AFTER INSERT ON ledger_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

-- Refunds of a payment never exceed it -------------------------------------------------------------

CREATE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE captured integer;
BEGIN
  SELECT amount_minor INTO captured FROM payment
    WHERE event_id = NEW.event_id AND id = NEW.payment_id FOR UPDATE;
  IF (SELECT sum(amount_minor) FROM refund
      WHERE event_id = NEW.event_id AND payment_id = NEW.payment_id AND state <> 'failed') > captured THEN
    RAISE EXCEPTION 'refunds of payment % would exceed it', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_within_payment AFTER INSERT OR UPDATE OF amount_minor, state ON refund
  FOR EACH ROW EXECUTE FUNCTION refunds_within_payment();

-- Seats and orders agree at the end of every transaction -------------------------------------------

-- A live line (held, processing, paid) keeps a seat; a paid line has exactly one active ticket; any other order has neither.
CREATE FUNCTION order_agrees_with_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_state text; lines integer; seats integer; tickets integer;
BEGIN
  SELECT state INTO now_state FROM orders WHERE event_id = NEW.event_id AND id = NEW.id;
  IF now_state IS DISTINCT FROM (SELECT to_state FROM order_step
      WHERE event_id = NEW.event_id AND order_id = NEW.id ORDER BY seq DESC LIMIT 1) THEN
    RAISE EXCEPTION 'order % changed its state without a step', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  SELECT count(*) FILTER (WHERE l.state = 'live'), count(s.line_id), count(t.id) INTO lines, seats, tickets
    FROM order_line l
    LEFT JOIN seat s ON s.event_id = l.event_id AND s.line_id = l.id
    LEFT JOIN ticket t ON t.event_id = l.event_id AND t.line_id = l.id AND t.voided_at IS NULL
    WHERE l.event_id = NEW.event_id AND l.order_id = NEW.id;
  IF now_state IN ('held', 'processing', 'paid') AND seats <> lines THEN
    RAISE EXCEPTION 'order % is % with % seats for % lines', NEW.id, now_state, seats, lines USING ERRCODE = 'check_violation';
  ELSIF now_state = 'paid' AND tickets <> lines THEN
    RAISE EXCEPTION 'order % is paid with % tickets for % lines', NEW.id, tickets, lines USING ERRCODE = 'check_violation';
  ELSIF now_state NOT IN ('held', 'processing', 'paid') AND (seats > 0 OR tickets > 0) THEN
    RAISE EXCEPTION 'order % is % and still has a seat or a ticket', NEW.id, now_state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_agree_with_seats AFTER UPDATE OF state ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION order_agrees_with_seats();

-- A seat leaves its line only when the line's order is no longer live, or the line has another seat.
CREATE FUNCTION seat_leaves_only_the_dead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM order_line l JOIN orders o ON o.event_id = l.event_id AND o.id = l.order_id
      WHERE l.event_id = OLD.event_id AND l.id = OLD.line_id AND l.state = 'live'
        AND o.state IN ('held', 'processing', 'paid')
        AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.event_id = l.event_id AND s.line_id = l.id)) THEN
    RAISE EXCEPTION 'seat % of a live order was freed', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seat_leaves_only_the_dead AFTER UPDATE OF line_id ON seat
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.line_id IS NOT NULL AND NEW.line_id IS DISTINCT FROM OLD.line_id) EXECUTE FUNCTION seat_leaves_only_the_dead();
