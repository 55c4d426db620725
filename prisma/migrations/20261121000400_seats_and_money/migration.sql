-- AlterTable
ALTER TABLE "event" ADD COLUMN     "approval_hours" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "balance_tolerance" INTEGER,
ADD COLUMN     "early_bird_until" TIMESTAMPTZ(3),
ADD COLUMN     "group_max" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "offer_hours" INTEGER NOT NULL DEFAULT 12,
ADD COLUMN     "resale_allowed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_held" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "list_minor" INTEGER,
ADD COLUMN     "refund_minor" INTEGER;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "code_id" UUID,
ADD COLUMN     "resale_allowed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "entry_id" UUID,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'order';

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "line_id" UUID;

-- AlterTable
ALTER TABLE "seat" ADD COLUMN     "entry_id" UUID;

-- AlterTable
ALTER TABLE "side" ADD COLUMN     "balanced" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "early_bird_minor" INTEGER,
ADD COLUMN     "needs_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "price_steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "discount_code" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "percent" INTEGER,
    "amount_minor" INTEGER,
    "side_id" UUID,
    "max_uses" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "discount_code_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" SERIAL NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'join',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "email_index" BYTEA NOT NULL,
    "email_sealed" BYTEA NOT NULL,
    "locale" TEXT NOT NULL,
    "order_id" UUID,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "offer_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_place" (
    "event_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "side_id" UUID NOT NULL,
    "seats" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "waitlist_place_pkey" PRIMARY KEY ("event_id","entry_id","side_id")
);

-- CreateTable
CREATE TABLE "order_task" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "resolution" TEXT,

    CONSTRAINT "order_task_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "stripe_dispute_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "discount_code_code_event_id_key" ON "discount_code"("code", "event_id");

-- CreateIndex
CREATE INDEX "waitlist_entry_order_id_event_id_idx" ON "waitlist_entry"("order_id", "event_id");

-- CreateIndex
CREATE INDEX "waitlist_place_side_id_event_id_idx" ON "waitlist_place"("side_id", "event_id");

-- CreateIndex
CREATE INDEX "order_task_order_id_event_id_idx" ON "order_task"("order_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_stripe_dispute_id_key" ON "dispute"("stripe_dispute_id");

-- CreateIndex
CREATE INDEX "dispute_order_id_event_id_idx" ON "dispute"("order_id", "event_id");

-- CreateIndex
CREATE INDEX "dispute_payment_id_event_id_idx" ON "dispute"("payment_id", "event_id");

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_event_id_entry_id_fkey" FOREIGN KEY ("event_id", "entry_id") REFERENCES "waitlist_entry"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_event_id_code_id_fkey" FOREIGN KEY ("event_id", "code_id") REFERENCES "discount_code"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_code" ADD CONSTRAINT "discount_code_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_code" ADD CONSTRAINT "discount_code_event_id_side_id_fkey" FOREIGN KEY ("event_id", "side_id") REFERENCES "side"("event_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_place" ADD CONSTRAINT "waitlist_place_event_id_entry_id_fkey" FOREIGN KEY ("event_id", "entry_id") REFERENCES "waitlist_entry"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_place" ADD CONSTRAINT "waitlist_place_event_id_side_id_fkey" FOREIGN KEY ("event_id", "side_id") REFERENCES "side"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_task" ADD CONSTRAINT "order_task_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_event_id_payment_id_fkey" FOREIGN KEY ("event_id", "payment_id") REFERENCES "payment"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never happen with seats that wait, prices and money, said by the database itself.

ALTER TABLE event
  ADD CONSTRAINT event_tolerance CHECK (balance_tolerance IS NULL OR balance_tolerance BETWEEN 1 AND 1000),
  ADD CONSTRAINT event_group_max CHECK (group_max BETWEEN 1 AND 4),
  ADD CONSTRAINT event_offer_hours CHECK (offer_hours BETWEEN 1 AND 168),
  ADD CONSTRAINT event_approval_hours CHECK (approval_hours BETWEEN 1 AND 168);
ALTER TABLE side
  ADD CONSTRAINT side_early_bird CHECK (early_bird_minor IS NULL OR early_bird_minor >= 0),
  ADD CONSTRAINT side_taken CHECK (taken BETWEEN 0 AND capacity),
  ADD CONSTRAINT side_waiting CHECK (waiting >= 0);
ALTER TABLE seat ADD CONSTRAINT seat_sold_or_offered CHECK (line_id IS NULL OR entry_id IS NULL);
DROP INDEX seat_free;
CREATE INDEX seat_free ON seat (event_id, side_id, number) WHERE line_id IS NULL AND entry_id IS NULL;
CREATE INDEX seat_of_entry ON seat (entry_id, event_id) WHERE entry_id IS NOT NULL;

ALTER TABLE discount_code
  ADD CONSTRAINT discount_code_is_plain CHECK (code ~ '^[A-Z0-9-]{3,32}$'),
  ADD CONSTRAINT discount_code_is_one_kind CHECK ((percent IS NULL) <> (amount_minor IS NULL)),
  ADD CONSTRAINT discount_code_percent CHECK (percent BETWEEN 1 AND 100),
  ADD CONSTRAINT discount_code_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT discount_code_window CHECK (ends_at > starts_at),
  ADD CONSTRAINT discount_code_limit CHECK (max_uses >= 1),
  ADD CONSTRAINT discount_code_used CHECK (used >= 0 AND used <= coalesce(max_uses, used));

ALTER TABLE waitlist_entry
  ADD CONSTRAINT waitlist_entry_kind CHECK (kind IN ('join', 'approval', 'move')),
  ADD CONSTRAINT waitlist_entry_state CHECK (state IN ('waiting', 'offered', 'claimed', 'expired', 'left', 'closed')),
  ADD CONSTRAINT waitlist_entry_locale CHECK (locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT waitlist_entry_offer CHECK (state <> 'offered' OR (offered_at IS NOT NULL AND offer_until > offered_at)),
  ADD CONSTRAINT waitlist_entry_closed CHECK ((state IN ('waiting', 'offered')) = (closed_at IS NULL)),
  ADD CONSTRAINT waitlist_entry_order CHECK (kind = 'join' OR order_id IS NOT NULL);
-- One person waits once: addresses are folded before they are indexed. A guest who moves already has an order.
CREATE UNIQUE INDEX waitlist_entry_one_per_person ON waitlist_entry (event_id, email_index)
  WHERE state IN ('waiting', 'offered') AND kind = 'join';
CREATE UNIQUE INDEX waitlist_entry_one_per_order ON waitlist_entry (order_id, event_id)
  WHERE state IN ('waiting', 'offered') AND order_id IS NOT NULL;
CREATE INDEX waitlist_entry_queue ON waitlist_entry (event_id, seq) WHERE state = 'waiting';
CREATE INDEX waitlist_entry_offers ON waitlist_entry (offer_until) WHERE state = 'offered';
ALTER TABLE waitlist_place ADD CONSTRAINT waitlist_place_seats CHECK (seats BETWEEN 1 AND 4);
CREATE TRIGGER waitlist_entry_kept BEFORE DELETE ON waitlist_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE UNIQUE INDEX order_task_one_open ON order_task (order_id, event_id, kind) WHERE closed_at IS NULL;
ALTER TABLE order_task ADD CONSTRAINT order_task_closed CHECK ((closed_at IS NULL) = (resolution IS NULL));
CREATE TRIGGER order_task_kept BEFORE DELETE ON order_task FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE dispute
  ADD CONSTRAINT dispute_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT dispute_state CHECK (state IN ('open', 'won', 'lost')),
  ADD CONSTRAINT dispute_closed CHECK ((state = 'open') = (closed_at IS NULL));
CREATE TRIGGER dispute_kept BEFORE DELETE ON dispute FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE ledger_line DROP CONSTRAINT ledger_line_account;
ALTER TABLE ledger_line ADD CONSTRAINT ledger_line_account CHECK (account IN
  ('stripe-balance', 'ticket-revenue', 'payment-fees', 'disputed-funds', 'venue-cost', 'venue-payable'));
ALTER TABLE payment_attempt ADD CONSTRAINT payment_attempt_purpose CHECK
  (purpose IN ('order', 'move') AND (purpose = 'move') = (entry_id IS NOT NULL));
ALTER TABLE payment DROP CONSTRAINT payment_disposition;
ALTER TABLE payment ADD CONSTRAINT payment_disposition CHECK
  (disposition IN ('ticket', 'supplement', 'cancelled', 'awaiting-resale', 'refund-in-full', 'task'));

ALTER TABLE orders DROP CONSTRAINT orders_state;
ALTER TABLE orders ADD CONSTRAINT orders_state CHECK (state IN ('applied', 'approved', 'declined', 'held', 'processing',
  'paid', 'awaiting-resale', 'refund-due', 'refunding', 'refunded', 'refund-failed', 'expired', 'cancelled'));
ALTER TABLE order_line DROP CONSTRAINT order_line_state;
ALTER TABLE order_line
  ADD CONSTRAINT order_line_state CHECK (state IN ('live', 'cancelled', 'awaiting-resale')),
  ADD CONSTRAINT order_line_list_price CHECK (list_minor >= price_minor),
  ADD CONSTRAINT order_line_refund CHECK (refund_minor BETWEEN 0 AND price_minor);

ALTER TABLE order_step DROP CONSTRAINT order_step_is_in_the_table;
ALTER TABLE order_step
  ADD CONSTRAINT order_step_is_in_the_table CHECK ((step, coalesce(from_state, ''), to_state) IN (
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
  ));

-- How many seats of a side are taken, and how many parties wait ---------------------------------------

-- The sides of an event are locked in one order (position), whoever changes them: claims, offers, cancellations.
CREATE FUNCTION count_taken_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(c) INTO changes FROM (SELECT event_id, side_id, count(*) AS by FROM new_rows
      WHERE line_id IS NOT NULL OR entry_id IS NOT NULL GROUP BY 1, 2) c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(c) INTO changes FROM (SELECT event_id, side_id, -count(*) AS by FROM old_rows
      WHERE line_id IS NOT NULL OR entry_id IS NOT NULL GROUP BY 1, 2) c;
  ELSE
    SELECT jsonb_agg(c) INTO changes FROM (SELECT event_id, side_id, sum(by) AS by FROM (
      SELECT event_id, side_id, 1 AS by FROM new_rows WHERE line_id IS NOT NULL OR entry_id IS NOT NULL
      UNION ALL
      SELECT event_id, side_id, -1 FROM old_rows WHERE line_id IS NOT NULL OR entry_id IS NOT NULL) b
      GROUP BY 1, 2 HAVING sum(by) <> 0) c;
  END IF;
  IF changes IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM side JOIN jsonb_to_recordset(changes) AS c(event_id uuid, side_id uuid, by int)
    ON side.event_id = c.event_id AND side.id = c.side_id
    ORDER BY side.event_id, side.position FOR NO KEY UPDATE OF side;
  UPDATE side SET taken = taken + c.by
    FROM jsonb_to_recordset(changes) AS c(event_id uuid, side_id uuid, by int)
    WHERE side.event_id = c.event_id AND side.id = c.side_id;
  RETURN NULL;
END $$;
CREATE TRIGGER seat_counts_inserted AFTER INSERT ON seat
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_taken_seats();
CREATE TRIGGER seat_counts_updated AFTER UPDATE ON seat
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_taken_seats();
CREATE TRIGGER seat_counts_deleted AFTER DELETE ON seat
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_taken_seats();
UPDATE side SET taken = (SELECT count(*) FROM seat
  WHERE seat.event_id = side.event_id AND seat.side_id = side.id AND seat.line_id IS NOT NULL);

CREATE FUNCTION count_waiting_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'waitlist_place' THEN
    UPDATE side SET waiting = waiting + 1 WHERE event_id = NEW.event_id AND id = NEW.side_id
      AND EXISTS (SELECT 1 FROM waitlist_entry e
        WHERE e.event_id = NEW.event_id AND e.id = NEW.entry_id AND e.state = 'waiting');
  ELSIF (OLD.state = 'waiting') <> (NEW.state = 'waiting') THEN
    PERFORM 1 FROM side WHERE event_id = NEW.event_id ORDER BY position FOR NO KEY UPDATE;
    UPDATE side SET waiting = waiting + CASE WHEN NEW.state = 'waiting' THEN 1 ELSE -1 END
      FROM waitlist_place p
      WHERE p.event_id = NEW.event_id AND p.entry_id = NEW.id AND side.event_id = p.event_id AND side.id = p.side_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER waitlist_place_counts AFTER INSERT ON waitlist_place FOR EACH ROW EXECUTE FUNCTION count_waiting_parties();
CREATE TRIGGER waitlist_entry_counts AFTER UPDATE OF state ON waitlist_entry FOR EACH ROW EXECUTE FUNCTION count_waiting_parties();
CREATE TRIGGER waitlist_place_kept BEFORE UPDATE OR DELETE ON waitlist_place FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whatever may make room wakes the queue, in the same transaction: no path can forget it.
CREATE FUNCTION wake_the_queue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE this_event uuid := (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'event' THEN 'id' ELSE 'event_id' END)::uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM side WHERE event_id = this_event AND waiting > 0) THEN
    PERFORM graphile_worker.add_job('promote-waitlist', json_build_object('eventId', this_event),
      job_key => 'promote-waitlist:' || this_event);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER side_wakes_the_queue AFTER UPDATE OF taken, capacity, waiting, balanced ON side FOR EACH ROW
  WHEN (OLD.taken <> NEW.taken OR OLD.capacity <> NEW.capacity OR OLD.waiting < NEW.waiting OR OLD.balanced <> NEW.balanced)
  EXECUTE FUNCTION wake_the_queue();
CREATE TRIGGER event_wakes_the_queue AFTER UPDATE OF balance_tolerance, sales_close_at, sales_paused_at, state ON event FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION wake_the_queue();

-- A code's use comes back, once, when its line is over -------------------------------------------------

CREATE FUNCTION give_code_uses_back() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE code uuid; given integer;
BEGIN
  IF TG_TABLE_NAME = 'orders' THEN
    IF NEW.code_id IS NULL OR NEW.state IN ('held', 'processing', 'paid') THEN RETURN NULL; END IF;
    code := NEW.code_id;
    UPDATE order_line SET code_held = false WHERE event_id = NEW.event_id AND order_id = NEW.id AND code_held;
  ELSE
    IF NEW.state = 'live' OR NOT NEW.code_held THEN RETURN NULL; END IF;
    SELECT code_id INTO code FROM orders WHERE event_id = NEW.event_id AND id = NEW.order_id;
    UPDATE order_line SET code_held = false WHERE event_id = NEW.event_id AND id = NEW.id AND code_held;
  END IF;
  GET DIAGNOSTICS given = ROW_COUNT;
  IF given > 0 THEN
    UPDATE discount_code SET used = used - given WHERE event_id = NEW.event_id AND id = code;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_give_code_uses_back AFTER UPDATE OF state ON orders FOR EACH ROW EXECUTE FUNCTION give_code_uses_back();
CREATE TRIGGER order_line_gives_code_use_back AFTER UPDATE OF state ON order_line FOR EACH ROW EXECUTE FUNCTION give_code_uses_back();

-- Lines, too, agree with seats and tickets at the end of every transaction -----------------------------

CREATE FUNCTION line_agrees_with_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM order_line l WHERE l.event_id = NEW.event_id AND l.id = NEW.id AND l.state <> 'live' AND (
      EXISTS (SELECT 1 FROM seat s WHERE s.event_id = l.event_id AND s.line_id = l.id)
      OR EXISTS (SELECT 1 FROM ticket t WHERE t.event_id = l.event_id AND t.line_id = l.id AND t.voided_at IS NULL))) THEN
    RAISE EXCEPTION 'line % is over and still has a seat or a ticket', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER order_line_agrees_with_seats AFTER UPDATE OF state ON order_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_agrees_with_seats();

-- An offer keeps its seats: an offered entry has as many as it asks for, any other none.
CREATE FUNCTION offer_agrees_with_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entry_state text; kept integer; asked integer;
BEGIN
  SELECT state INTO entry_state FROM waitlist_entry WHERE event_id = NEW.event_id AND id = NEW.id;
  SELECT count(*) INTO kept FROM seat WHERE event_id = NEW.event_id AND entry_id = NEW.id;
  SELECT coalesce(sum(seats), 0) INTO asked FROM waitlist_place WHERE event_id = NEW.event_id AND entry_id = NEW.id;
  IF kept <> (CASE WHEN entry_state = 'offered' THEN asked ELSE 0 END) THEN
    RAISE EXCEPTION 'entry % is % with % seats of %', NEW.id, entry_state, kept, asked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER waitlist_entry_agrees_with_seats AFTER INSERT OR UPDATE OF state ON waitlist_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION offer_agrees_with_seats();
