-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "payer_sealed" BYTEA;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "link_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "replaced_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "line_id" UUID;

-- CreateIndex
CREATE INDEX "order_line_email_index_event_id_idx" ON "order_line"("email_index", "event_id");

-- What must never happen with several people on one order.

ALTER TABLE order_line
  ADD CONSTRAINT order_line_link_version CHECK (link_version BETWEEN 1 AND 255),
  ADD CONSTRAINT order_line_locale CHECK (locale IN ('zh-CN', 'en')),
  ADD CONSTRAINT order_line_cancelled CHECK (state <> 'live' OR (cancelled_at IS NULL AND refund_minor IS NULL));
