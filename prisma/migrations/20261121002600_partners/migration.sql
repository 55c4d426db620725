-- Channel partners: whom attendees come from, at which commission, and what was paid out.

-- AlterTable
ALTER TABLE "waitlist_entry" ADD COLUMN     "via_link_id" UUID;

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email_sealed" BYTEA,
    "email_index" BYTEA,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "rate_points" INTEGER,
    "fixed_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_link" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "rate_points" INTEGER,
    "fixed_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_link_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "partner_sale" (
    "event_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "rate_points" INTEGER,
    "fixed_minor" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_sale_pkey" PRIMARY KEY ("event_id","order_id")
);

-- CreateTable
CREATE TABLE "partner_payout" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "corrects" UUID,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_payout_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateIndex
CREATE INDEX "partner_link_partner_id_idx" ON "partner_link"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_link_code_event_id_key" ON "partner_link"("code", "event_id");

-- CreateIndex
CREATE INDEX "partner_sale_link_id_event_id_idx" ON "partner_sale"("link_id", "event_id");

-- CreateIndex
CREATE INDEX "partner_payout_partner_id_idx" ON "partner_payout"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_payout_event_id_corrects_key" ON "partner_payout"("event_id", "corrects");

-- CreateIndex
CREATE UNIQUE INDEX "event_id_currency_key" ON "event"("id", "currency");

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_event_id_via_link_id_fkey" FOREIGN KEY ("event_id", "via_link_id") REFERENCES "partner_link"("event_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "partner_link" ADD CONSTRAINT "partner_link_event_id_currency_fkey" FOREIGN KEY ("event_id", "currency") REFERENCES "event"("id", "currency") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "partner_link" ADD CONSTRAINT "partner_link_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_sale" ADD CONSTRAINT "partner_sale_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_sale" ADD CONSTRAINT "partner_sale_event_id_link_id_fkey" FOREIGN KEY ("event_id", "link_id") REFERENCES "partner_link"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_payout" ADD CONSTRAINT "partner_payout_event_id_currency_fkey" FOREIGN KEY ("event_id", "currency") REFERENCES "event"("id", "currency") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "partner_payout" ADD CONSTRAINT "partner_payout_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_payout" ADD CONSTRAINT "partner_payout_corrects_fkey" FOREIGN KEY ("event_id", "corrects") REFERENCES "partner_payout"("event_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A rate is a share or an amount, never both; what was agreed and what was paid is never changed.
ALTER TABLE partner
  ADD CONSTRAINT partner_name CHECK (name <> ''),
  ADD CONSTRAINT partner_email CHECK ((email_sealed IS NULL) = (email_index IS NULL)),
  ADD CONSTRAINT partner_locale CHECK (locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT partner_link_version CHECK (link_version BETWEEN 1 AND 255),
  ADD CONSTRAINT partner_rate CHECK ((rate_points IS NULL) <> (fixed_minor IS NULL)
    AND rate_points BETWEEN 0 AND 10000 AND fixed_minor BETWEEN 0 AND 100000000);
ALTER TABLE partner_link
  ADD CONSTRAINT partner_link_code CHECK (code ~ '^[A-Z0-9]{8}$'),
  ADD CONSTRAINT partner_link_rate CHECK ((rate_points IS NULL) <> (fixed_minor IS NULL)
    AND rate_points BETWEEN 0 AND 10000 AND fixed_minor BETWEEN 0 AND 100000000);
CREATE UNIQUE INDEX partner_link_one_live ON partner_link (event_id, partner_id) WHERE ended_at IS NULL;
ALTER TABLE partner_sale
  ADD CONSTRAINT partner_sale_rate CHECK ((rate_points IS NULL) <> (fixed_minor IS NULL)
    AND rate_points BETWEEN 0 AND 10000 AND fixed_minor BETWEEN 0 AND 100000000);
ALTER TABLE partner_payout
  ADD CONSTRAINT partner_payout_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT partner_payout_method CHECK (method IN ('bank', 'alipay', 'wechat', 'cash', 'other')),
  ADD CONSTRAINT partner_payout_corrects_another CHECK (corrects <> id);

CREATE FUNCTION partner_link_keeps_its_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.event_id, NEW.id, NEW.partner_id, NEW.code, NEW.currency) IS DISTINCT FROM
       (OLD.event_id, OLD.id, OLD.partner_id, OLD.code, OLD.currency)
     OR NEW.rate_points IS DISTINCT FROM OLD.rate_points OR NEW.fixed_minor IS DISTINCT FROM OLD.fixed_minor
     OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
    RAISE EXCEPTION 'a link keeps its partner, its code and its rate, and ends once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_link_terms BEFORE UPDATE ON partner_link FOR EACH ROW EXECUTE FUNCTION partner_link_keeps_its_terms();
CREATE TRIGGER partner_sale_append_only BEFORE UPDATE OR DELETE ON partner_sale FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_payout_append_only BEFORE UPDATE OR DELETE ON partner_payout FOR EACH ROW EXECUTE FUNCTION refuse_change();
