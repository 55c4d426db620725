-- AlterTable
ALTER TABLE "consent" DROP CONSTRAINT "consent_pkey",
ADD CONSTRAINT "consent_pkey" PRIMARY KEY ("event_id", "order_id", "line_id", "kind", "text_version", "given_at");

-- CreateTable
CREATE TABLE "ticket_transfer" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "link_version" INTEGER NOT NULL,
    "recipient_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_transfer_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_transfer_line_id_event_id_idx" ON "ticket_transfer"("line_id", "event_id");

-- AddForeignKey
ALTER TABLE "ticket_transfer" ADD CONSTRAINT "ticket_transfer_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A ticket waits for at most one yes; who is asked is known only as long as the question is open.
ALTER TABLE ticket_transfer
  ADD CONSTRAINT ticket_transfer_kind CHECK (kind IN ('person', 'address')),
  ADD CONSTRAINT ticket_transfer_state CHECK (state IN ('open', 'accepted', 'withdrawn', 'expired')),
  ADD CONSTRAINT ticket_transfer_expires CHECK (expires_at > created_at AND expires_at <= created_at + interval '24 hours'),
  ADD CONSTRAINT ticket_transfer_closed CHECK ((state = 'open') = (closed_at IS NULL)),
  ADD CONSTRAINT ticket_transfer_asks_while_open CHECK ((state = 'open') = (recipient_sealed IS NOT NULL)),
  ADD CONSTRAINT ticket_transfer_link_version CHECK (link_version BETWEEN 1 AND 255);
CREATE UNIQUE INDEX ticket_transfer_one_open ON ticket_transfer (line_id, event_id) WHERE state = 'open';
CREATE TRIGGER ticket_transfer_kept BEFORE DELETE ON ticket_transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
