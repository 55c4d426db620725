-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "business" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "display_name" TEXT NOT NULL,
    "legal_name" TEXT,
    "registration_no" TEXT,
    "about" TEXT,
    "contact_email" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organiser" (
    "id" UUID NOT NULL,
    "email_index" BYTEA NOT NULL,
    "email_sealed" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "organiser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_token" (
    "token_hash" BYTEA NOT NULL,
    "organiser_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id_hash" BYTEA NOT NULL,
    "organiser_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "map_url" TEXT,
    "capacity" INTEGER NOT NULL,
    "notes" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue_booking" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'confirmed',
    "deal_kind" TEXT NOT NULL DEFAULT 'fixed-fee',
    "fee_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "venue_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'matchmaking',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "main_locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "sales_close_at" TIMESTAMPTZ(3) NOT NULL,
    "sales_paused_at" TIMESTAMPTZ(3),
    "go_no_go_at" TIMESTAMPTZ(3),
    "min_age" INTEGER NOT NULL DEFAULT 18,
    "max_age" INTEGER,
    "currency" TEXT NOT NULL,
    "address_visibility" TEXT NOT NULL DEFAULT 'paid-guests',
    "refund_ladder" JSONB NOT NULL,
    "booking_id" UUID,
    "time_version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_text" (
    "event_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "bring" TEXT NOT NULL DEFAULT '',
    "programme" JSONB NOT NULL,

    CONSTRAINT "event_text_pkey" PRIMARY KEY ("event_id","locale")
);

-- CreateTable
CREATE TABLE "side" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label_zh" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,

    CONSTRAINT "side_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "seat" (
    "event_id" UUID NOT NULL,
    "side_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "line_id" UUID,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("event_id","side_id","number")
);

-- CreateTable
CREATE TABLE "orders" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "form_token" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "refund_ladder" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "email_index" BYTEA NOT NULL,
    "browser_key" BYTEA,
    "network_key" BYTEA,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "held_at" TIMESTAMPTZ(3),
    "hold_until" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,
    "needs_organiser" TEXT,
    "disputed" BOOLEAN NOT NULL DEFAULT false,
    "complimentary" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "side_id" UUID NOT NULL,
    "seat_number" INTEGER,
    "price_minor" INTEGER NOT NULL,
    "person_sealed" BYTEA NOT NULL,
    "email_index" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'live',

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "order_step" (
    "event_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "order_step_pkey" PRIMARY KEY ("event_id","order_id","seq")
);

-- CreateTable
CREATE TABLE "payment_attempt" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "params_sealed" BYTEA NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" TEXT,
    "session_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "charge_id" TEXT,
    "method" TEXT,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "disposition" TEXT NOT NULL,
    "fee_minor" INTEGER,
    "fee_currency" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "refund" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "idempotency_key" TEXT NOT NULL,
    "stripe_refund_id" TEXT,
    "failure_reason" TEXT,
    "first_tried_at" TIMESTAMPTZ(3),
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "admitted_at" TIMESTAMPTZ(3),
    "admitted_by" UUID,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "admission" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organiser_id" UUID NOT NULL,

    CONSTRAINT "admission_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "ledger_line" (
    "event_id" UUID NOT NULL,
    "entry" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "order_id" UUID,
    "payment_id" UUID,
    "refund_id" UUID,
    "booking_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_line_pkey" PRIMARY KEY ("event_id","entry","account")
);

-- CreateTable
CREATE TABLE "payment_notice" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "payment_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "event_id" UUID,
    "order_id" UUID,
    "organiser_id" UUID,
    "kind" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient_index" BYTEA NOT NULL,
    "secret_sealed" BYTEA,
    "rendered_sealed" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "skipped_reason" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "first_tried_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_delivery" (
    "letter_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "error" TEXT,

    CONSTRAINT "letter_delivery_pkey" PRIMARY KEY ("letter_id","n")
);

-- CreateTable
CREATE TABLE "consent" (
    "event_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("event_id","order_id","line_id","kind","text_version")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organiser_id" UUID,
    "event_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "organiser_email_index_key" ON "organiser"("email_index");

-- CreateIndex
CREATE INDEX "sign_in_token_organiser_id_idx" ON "sign_in_token"("organiser_id");

-- CreateIndex
CREATE INDEX "sessions_organiser_id_idx" ON "sessions"("organiser_id");

-- CreateIndex
CREATE INDEX "venue_booking_venue_id_starts_at_idx" ON "venue_booking"("venue_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "event_booking_id_key" ON "event"("booking_id");

-- CreateIndex
CREATE INDEX "event_starts_at_idx" ON "event"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "side_event_id_position_key" ON "side"("event_id", "position");

-- CreateIndex
CREATE INDEX "orders_email_index_event_id_idx" ON "orders"("email_index", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_form_token_event_id_key" ON "orders"("form_token", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_event_id_position_key" ON "order_line"("order_id", "event_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_idempotency_key_key" ON "payment_attempt"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_session_id_key" ON "payment_attempt"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_order_id_event_id_n_key" ON "payment_attempt"("order_id", "event_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "payment_session_id_key" ON "payment"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_payment_intent_id_key" ON "payment"("payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_order_id_event_id_idx" ON "payment"("order_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_idempotency_key_key" ON "refund"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_order_id_event_id_idx" ON "refund"("order_id", "event_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_event_id_idx" ON "refund"("payment_id", "event_id");

-- CreateIndex
CREATE INDEX "ticket_line_id_event_id_idx" ON "ticket"("line_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_code_event_id_key" ON "ticket"("code", "event_id");

-- CreateIndex
CREATE INDEX "admission_ticket_id_event_id_idx" ON "admission"("ticket_id", "event_id");

-- CreateIndex
CREATE INDEX "ledger_line_event_id_account_idx" ON "ledger_line"("event_id", "account");

-- CreateIndex
CREATE INDEX "ledger_line_order_id_event_id_idx" ON "ledger_line"("order_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_dedupe_key_key" ON "letter"("dedupe_key");

-- CreateIndex
CREATE INDEX "letter_order_id_event_id_idx" ON "letter"("order_id", "event_id");

-- CreateIndex
CREATE INDEX "letter_state_due_at_idx" ON "letter"("state", "due_at");

-- CreateIndex
CREATE INDEX "audit_entry_event_id_at_idx" ON "audit_entry"("event_id", "at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue_booking" ADD CONSTRAINT "venue_booking_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "venue_booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_text" ADD CONSTRAINT "event_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "side" ADD CONSTRAINT "side_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_event_id_side_id_fkey" FOREIGN KEY ("event_id", "side_id") REFERENCES "side"("event_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_event_id_side_id_fkey" FOREIGN KEY ("event_id", "side_id") REFERENCES "side"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_step" ADD CONSTRAINT "order_step_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_event_id_attempt_id_fkey" FOREIGN KEY ("event_id", "attempt_id") REFERENCES "payment_attempt"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_event_id_payment_id_fkey" FOREIGN KEY ("event_id", "payment_id") REFERENCES "payment"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_event_id_ticket_id_fkey" FOREIGN KEY ("event_id", "ticket_id") REFERENCES "ticket"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_delivery" ADD CONSTRAINT "letter_delivery_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_event_id_order_id_fkey" FOREIGN KEY ("event_id", "order_id") REFERENCES "orders"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
