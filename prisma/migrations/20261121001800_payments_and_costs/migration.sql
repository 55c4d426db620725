-- What is paid to a venue, what an evening costs beside it, and what is reckoned with.

-- CreateTable
CREATE TABLE "venue_payment" (
    "booking_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "corrects" UUID,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "venue_payment_pkey" PRIMARY KEY ("booking_id","id")
);

-- CreateTable
CREATE TABLE "event_cost" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "spent_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "corrects" UUID,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_cost_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "event_plan" (
    "event_id" UUID NOT NULL,
    "expected_heads" INTEGER,
    "other_fixed_minor" INTEGER NOT NULL DEFAULT 0,
    "other_per_head_minor" INTEGER NOT NULL DEFAULT 0,
    "commission_points" INTEGER NOT NULL DEFAULT 0,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_plan_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "money_receipt" (
    "id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "money_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "venue_payment_booking_id_corrects_key" ON "venue_payment"("booking_id", "corrects");

-- CreateIndex
CREATE UNIQUE INDEX "event_cost_event_id_corrects_key" ON "event_cost"("event_id", "corrects");

-- CreateIndex
CREATE INDEX "ledger_line_booking_id_idx" ON "ledger_line"("booking_id");

-- AddForeignKey
ALTER TABLE "venue_payment" ADD CONSTRAINT "venue_payment_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "venue_booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_cost" ADD CONSTRAINT "event_cost_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_plan" ADD CONSTRAINT "event_plan_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is written down stays; what was wrong is taken back, once.
ALTER TABLE venue_payment
  ADD CONSTRAINT venue_payment_kind CHECK (kind IN ('deposit', 'balance', 'returned')),
  ADD CONSTRAINT venue_payment_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT venue_payment_corrects_another CHECK (corrects <> id),
  ADD CONSTRAINT venue_payment_corrects_fkey FOREIGN KEY (booking_id, corrects) REFERENCES venue_payment (booking_id, id);
ALTER TABLE event_cost
  ADD CONSTRAINT event_cost_kind CHECK (kind IN ('goods', 'people', 'marketing', 'travel', 'partner', 'other')),
  ADD CONSTRAINT event_cost_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT event_cost_note CHECK (note <> ''),
  ADD CONSTRAINT event_cost_corrects_another CHECK (corrects <> id),
  ADD CONSTRAINT event_cost_corrects_fkey FOREIGN KEY (event_id, corrects) REFERENCES event_cost (event_id, id);
ALTER TABLE event_plan
  ADD CONSTRAINT event_plan_amounts CHECK (other_fixed_minor >= 0 AND other_per_head_minor >= 0),
  ADD CONSTRAINT event_plan_commission CHECK (commission_points BETWEEN 0 AND 10000),
  ADD CONSTRAINT event_plan_heads CHECK (expected_heads BETWEEN 0 AND 100000);
CREATE TRIGGER venue_payment_append_only BEFORE UPDATE OR DELETE ON venue_payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_cost_append_only BEFORE UPDATE OR DELETE ON event_cost FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER money_receipt_append_only BEFORE UPDATE OR DELETE ON money_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE ledger_line DROP CONSTRAINT ledger_line_account;
ALTER TABLE ledger_line ADD CONSTRAINT ledger_line_account CHECK (account IN
  ('stripe-balance', 'ticket-revenue', 'payment-fees', 'disputed-funds', 'venue-cost', 'venue-payable',
   'organiser-cash', 'other-costs', 'partner-costs', 'partner-payable'));

-- Deposits that were written down so far are payments; what cancelled bookings cost is a cost.
INSERT INTO venue_payment (booking_id, id, kind, amount_minor, currency, paid_at, recorded_by, recorded_at)
  SELECT id, gen_random_uuid(), 'deposit', deposit_paid_minor, currency, deposit_paid_at, created_by, deposit_paid_at
  FROM venue_booking WHERE deposit_paid_minor > 0;
INSERT INTO ledger_line (event_id, entry, account, amount_minor, currency, booking_id, at, recorded_at)
  SELECT p.booking_id, 'venue-paid:' || p.id, side.account, side.sign * p.amount_minor, p.currency, p.booking_id, p.paid_at, now()
  FROM venue_payment p CROSS JOIN (VALUES ('venue-payable', 1), ('organiser-cash', -1)) side (account, sign);
INSERT INTO ledger_line (event_id, entry, account, amount_minor, currency, booking_id, at, recorded_at)
  SELECT b.id, 'booking-cancelled:' || b.id, side.account, side.sign * b.cancel_owed_minor, b.currency, b.id, b.cancelled_at, now()
  FROM venue_booking b CROSS JOIN (VALUES ('venue-cost', 1), ('venue-payable', -1)) side (account, sign)
  WHERE b.state = 'cancelled' AND b.cancel_owed_minor > 0
    AND NOT EXISTS (SELECT 1 FROM event e WHERE e.booking_id = b.id);
