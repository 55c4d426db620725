-- CreateTable
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL,
    "asked_by" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_started_at_idx" ON "reconciliation"("started_at");

ALTER TABLE reconciliation
  ADD CONSTRAINT reconciliation_outcome CHECK (outcome IN ('done', 'unavailable')),
  ADD CONSTRAINT reconciliation_ended CHECK ((finished_at IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT reconciliation_counts CHECK (looked >= 0 AND mended >= 0);

-- Lines that wait to be sold again are looked up by side, the first given back first; open tasks over all events.
CREATE INDEX order_line_awaits_resale ON order_line (event_id, side_id, cancelled_at) WHERE state = 'awaiting-resale';
CREATE INDEX order_task_open ON order_task (opened_at) WHERE closed_at IS NULL;

-- An order says what its oldest open task is, whoever opens or closes one.
CREATE FUNCTION order_names_its_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE oldest text;
BEGIN
  SELECT kind INTO oldest FROM order_task WHERE event_id = NEW.event_id AND order_id = NEW.order_id AND closed_at IS NULL
    ORDER BY opened_at, id LIMIT 1;
  UPDATE orders SET needs_organiser = oldest
    WHERE event_id = NEW.event_id AND id = NEW.order_id AND needs_organiser IS DISTINCT FROM oldest;
  RETURN NULL;
END $$;
CREATE TRIGGER order_task_names_itself AFTER INSERT OR UPDATE OF closed_at ON order_task
  FOR EACH ROW EXECUTE FUNCTION order_names_its_task();
INSERT INTO order_task (event_id, id, order_id, kind, opened_at)
  SELECT event_id, gen_random_uuid(), id, needs_organiser, coalesce(closed_at, paid_at, created_at) FROM orders
  WHERE needs_organiser IS NOT NULL
  ON CONFLICT DO NOTHING;
