-- A booking is asked for, answered, held, paid for and confirmed; each step is kept.

-- AlterTable
ALTER TABLE "venue_booking" ADD COLUMN     "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN     "agreed_version" INTEGER,
ADD COLUMN     "asked_locale" TEXT,
ADD COLUMN     "cancel_owed_minor" INTEGER,
ADD COLUMN     "contact_sealed" BYTEA,
ADD COLUMN     "deposit_paid_at" TIMESTAMPTZ(3),
ADD COLUMN     "deposit_paid_minor" INTEGER,
ADD COLUMN     "link_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "room" JSONB;

-- AlterTable
ALTER TABLE "booking_terms" ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "proposed_by" TEXT NOT NULL DEFAULT 'organiser',
ADD COLUMN     "starts_at" TIMESTAMPTZ(3),
ALTER COLUMN "created_by" DROP NOT NULL;

-- CreateTable
CREATE TABLE "booking_step" (
    "booking_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "organiser_id" UUID,
    "version" INTEGER,
    "message_sealed" BYTEA,

    CONSTRAINT "booking_step_pkey" PRIMARY KEY ("booking_id","seq")
);

-- CreateTable
CREATE TABLE "booking_receipt" (
    "booking_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_receipt_pkey" PRIMARY KEY ("booking_id")
);

-- AddForeignKey
ALTER TABLE "booking_step" ADD CONSTRAINT "booking_step_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "venue_booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_receipt" ADD CONSTRAINT "booking_receipt_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "venue_booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each version says for which time it is: that of its booking, so far.
ALTER TABLE booking_terms DISABLE TRIGGER booking_terms_append_only;
UPDATE booking_terms t SET starts_at = b.starts_at, ends_at = b.ends_at FROM venue_booking b WHERE b.id = t.booking_id;
ALTER TABLE booking_terms ENABLE TRIGGER booking_terms_append_only;
ALTER TABLE "booking_terms" ALTER COLUMN "starts_at" SET NOT NULL,
ALTER COLUMN "ends_at" SET NOT NULL;
ALTER TABLE booking_terms
  ADD CONSTRAINT booking_terms_span CHECK (ends_at > starts_at),
  ADD CONSTRAINT booking_terms_proposed_by CHECK (proposed_by IN ('organiser', 'venue')),
  ADD CONSTRAINT booking_terms_created_by CHECK ((proposed_by = 'organiser') = (created_by IS NOT NULL));

-- The bookings there are were agreed on by word of mouth.
INSERT INTO booking_step (booking_id, seq, at, step, from_state, to_state, actor, organiser_id, version)
  SELECT id, 1, created_at, 'book', NULL, 'confirmed', 'organiser', created_by, 1 FROM venue_booking;
INSERT INTO booking_step (booking_id, seq, at, step, from_state, to_state, actor)
  SELECT id, 2, cancelled_at, 'cancel', 'confirmed', 'cancelled', 'organiser' FROM venue_booking WHERE state = 'cancelled';

ALTER TABLE venue_booking DROP CONSTRAINT venue_booking_state, DROP CONSTRAINT venue_booking_no_overlap;
ALTER TABLE venue_booking
  ADD CONSTRAINT venue_booking_state CHECK (state IN ('requested', 'countered', 'declined', 'held', 'deposit-due',
    'confirmed', 'done', 'cancelled', 'released')),
  -- Who only asks keeps no room.
  ADD CONSTRAINT venue_booking_no_overlap EXCLUDE USING gist
    (venue_id WITH =, blocked_range(starts_at, ends_at, setup_minutes, cleanup_minutes) WITH &&)
    WHERE (state IN ('held', 'deposit-due', 'confirmed', 'done')),
  ADD CONSTRAINT venue_booking_link_version CHECK (link_version BETWEEN 1 AND 255),
  ADD CONSTRAINT venue_booking_asked CHECK ((asked_locale IS NULL) = (contact_sealed IS NULL) AND asked_locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT venue_booking_agreed CHECK ((agreed_version IS NULL) = (agreed_at IS NULL)),
  ADD CONSTRAINT venue_booking_deposit_paid CHECK
    ((deposit_paid_minor IS NULL) = (deposit_paid_at IS NULL) AND deposit_paid_minor > 0),
  ADD CONSTRAINT venue_booking_cancel_owed CHECK (cancel_owed_minor >= 0 AND (cancel_owed_minor IS NULL OR state = 'cancelled'));

-- A booking's table of steps (app/domain/venues/booking-state.ts). A step outside it cannot be written.
ALTER TABLE booking_step
  ADD CONSTRAINT booking_step_seq CHECK (seq >= 1),
  ADD CONSTRAINT booking_step_starts CHECK ((seq = 1) = (from_state IS NULL)),
  ADD CONSTRAINT booking_step_is_in_the_table CHECK ((step, actor, coalesce(from_state, ''), to_state) IN (
    ('ask', 'organiser', '', 'requested'), ('book', 'organiser', '', 'confirmed'),
    ('propose', 'organiser', 'requested', 'requested'), ('propose', 'organiser', 'countered', 'requested'),
    ('counter', 'venue', 'requested', 'countered'), ('counter', 'venue', 'countered', 'countered'),
    ('message', 'organiser', 'requested', 'requested'), ('message', 'organiser', 'countered', 'countered'),
    ('message', 'organiser', 'deposit-due', 'deposit-due'), ('message', 'organiser', 'confirmed', 'confirmed'),
    ('message', 'venue', 'requested', 'requested'), ('message', 'venue', 'countered', 'countered'),
    ('message', 'venue', 'deposit-due', 'deposit-due'), ('message', 'venue', 'confirmed', 'confirmed'),
    ('relink', 'organiser', 'requested', 'requested'), ('relink', 'organiser', 'countered', 'countered'),
    ('relink', 'organiser', 'deposit-due', 'deposit-due'), ('relink', 'organiser', 'confirmed', 'confirmed'),
    ('decline', 'venue', 'requested', 'declined'), ('decline', 'venue', 'countered', 'declined'),
    ('accept', 'venue', 'requested', 'held'), ('accept', 'organiser', 'countered', 'held'),
    ('deposit-asked', 'clock', 'held', 'deposit-due'), ('agree', 'clock', 'held', 'confirmed'),
    ('deposit-paid', 'organiser', 'deposit-due', 'confirmed'),
    ('change-terms', 'organiser', 'confirmed', 'confirmed'),
    ('cancel', 'organiser', 'requested', 'cancelled'), ('cancel', 'organiser', 'countered', 'cancelled'),
    ('cancel', 'organiser', 'held', 'cancelled'), ('cancel', 'organiser', 'deposit-due', 'cancelled'),
    ('cancel', 'organiser', 'confirmed', 'cancelled'),
    ('release', 'venue', 'held', 'released'), ('release', 'venue', 'deposit-due', 'released'),
    ('release', 'venue', 'confirmed', 'released'),
    ('finish', 'clock', 'confirmed', 'done'),
    ('lapse', 'clock', 'requested', 'cancelled'), ('lapse', 'clock', 'countered', 'cancelled')
  ));
CREATE TRIGGER booking_step_append_only BEFORE UPDATE OR DELETE ON booking_step
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- At the end of every transaction a booking is where its last step led.
CREATE FUNCTION booking_agrees_with_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM venue_booking WHERE id = NEW.id) IS DISTINCT FROM (SELECT to_state FROM booking_step
      WHERE booking_id = NEW.id ORDER BY seq DESC LIMIT 1) THEN
    RAISE EXCEPTION 'booking % changed its state without a step', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER booking_agrees_with_steps AFTER UPDATE OF state ON venue_booking
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking_agrees_with_steps();
