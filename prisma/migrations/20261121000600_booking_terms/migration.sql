-- What was agreed with a venue, each version kept; a booking also keeps the time before and after it.

-- CreateTable
CREATE TABLE "booking_terms" (
    "booking_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "deal_kind" TEXT NOT NULL,
    "fee_minor" INTEGER,
    "per_head_minor" INTEGER,
    "minimum_minor" INTEGER,
    "share_points" INTEGER,
    "after_fees" BOOLEAN NOT NULL DEFAULT false,
    "per_hour_minor" INTEGER,
    "minutes" INTEGER,
    "head_basis" TEXT NOT NULL DEFAULT 'paid',
    "deposit_minor" INTEGER NOT NULL DEFAULT 0,
    "deposit_points" INTEGER,
    "deposit_due_at" TIMESTAMPTZ(3),
    "cancellation" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_terms_pkey" PRIMARY KEY ("booking_id","version")
);

-- AddForeignKey
ALTER TABLE "booking_terms" ADD CONSTRAINT "booking_terms_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "venue_booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The fixed fees that were agreed become first versions.
INSERT INTO booking_terms (booking_id, version, deal_kind, fee_minor, created_by, created_at)
  SELECT id, 1, 'fixed-fee', fee_minor, created_by, created_at FROM venue_booking;

ALTER TABLE venue_booking DROP CONSTRAINT venue_booking_fee, DROP CONSTRAINT venue_booking_deal;
ALTER TABLE "venue_booking" DROP COLUMN "deal_kind",
DROP COLUMN "fee_minor",
ADD COLUMN     "cleanup_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "expected_heads" INTEGER,
ADD COLUMN     "setup_minutes" INTEGER NOT NULL DEFAULT 0;

-- A deal has the amounts of its kind and no others.
ALTER TABLE booking_terms
  ADD CONSTRAINT booking_terms_version CHECK (version >= 1),
  ADD CONSTRAINT booking_terms_kind CHECK (deal_kind IN
    ('fixed-fee', 'revenue-share', 'per-head', 'minimum-spend', 'fixed-plus-share', 'per-hour')),
  ADD CONSTRAINT booking_terms_fee CHECK
    ((fee_minor IS NOT NULL) = (deal_kind IN ('fixed-fee', 'fixed-plus-share')) AND fee_minor >= 0),
  ADD CONSTRAINT booking_terms_share CHECK
    ((share_points IS NOT NULL) = (deal_kind IN ('revenue-share', 'fixed-plus-share')) AND share_points BETWEEN 0 AND 10000),
  ADD CONSTRAINT booking_terms_per_head CHECK
    ((per_head_minor IS NOT NULL) = (deal_kind IN ('per-head', 'minimum-spend')) AND per_head_minor >= 0),
  ADD CONSTRAINT booking_terms_minimum CHECK
    ((minimum_minor IS NOT NULL) = (deal_kind = 'minimum-spend') AND minimum_minor >= 0),
  ADD CONSTRAINT booking_terms_per_hour CHECK
    ((per_hour_minor IS NOT NULL) = (deal_kind = 'per-hour') AND (minutes IS NOT NULL) = (deal_kind = 'per-hour')
      AND per_hour_minor >= 0 AND minutes > 0),
  ADD CONSTRAINT booking_terms_after_fees CHECK (NOT after_fees OR share_points IS NOT NULL),
  ADD CONSTRAINT booking_terms_heads CHECK (head_basis IN ('paid', 'arrived')),
  ADD CONSTRAINT booking_terms_deposit CHECK (deposit_minor >= 0 AND deposit_points BETWEEN 1 AND 10000),
  ADD CONSTRAINT booking_terms_deposit_due CHECK (deposit_due_at IS NULL OR deposit_minor > 0);
CREATE TRIGGER booking_terms_append_only BEFORE UPDATE OR DELETE ON booking_terms
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A room is taken while it is set up and cleaned, too. Adding minutes to a moment depends on nothing but the two, so
-- the function may be called immutable, which an index asks for.
CREATE FUNCTION blocked_range(starts timestamptz, ends timestamptz, setup integer, cleanup integer)
RETURNS tstzrange LANGUAGE sql IMMUTABLE AS $$
  SELECT tstzrange(starts - make_interval(mins => setup), ends + make_interval(mins => cleanup))
$$;
ALTER TABLE venue_booking
  ADD CONSTRAINT venue_booking_around CHECK (setup_minutes BETWEEN 0 AND 1440 AND cleanup_minutes BETWEEN 0 AND 1440),
  ADD CONSTRAINT venue_booking_heads CHECK (expected_heads BETWEEN 1 AND 100000),
  DROP CONSTRAINT venue_booking_no_overlap,
  ADD CONSTRAINT venue_booking_no_overlap EXCLUDE USING gist
    (venue_id WITH =, blocked_range(starts_at, ends_at, setup_minutes, cleanup_minutes) WITH &&)
    WHERE (state <> 'cancelled');
