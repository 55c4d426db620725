-- An evening takes place or is called off on its go/no-go day; what was decided, and on which figures, is kept.

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "go_no_go_auto" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "go_no_go_min_minor" INTEGER;

-- AlterTable
ALTER TABLE "side" ADD COLUMN     "go_no_go_min" INTEGER;

-- CreateTable
CREATE TABLE "go_decision" (
    "event_id" UUID NOT NULL,
    "asked_for" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT NOT NULL,
    "organiser_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "go_decision_pkey" PRIMARY KEY ("event_id","asked_for")
);

-- AddForeignKey
ALTER TABLE "go_decision" ADD CONSTRAINT "go_decision_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE event
  ADD CONSTRAINT event_go_no_go_min CHECK (go_no_go_min_minor >= 0),
  ADD CONSTRAINT event_go_no_go_auto CHECK (NOT go_no_go_auto OR go_no_go_at IS NOT NULL);
ALTER TABLE side ADD CONSTRAINT side_go_no_go_min CHECK (go_no_go_min BETWEEN 1 AND capacity);
ALTER TABLE go_decision ADD CONSTRAINT go_decision_decision CHECK (decision IN ('run', 'cancel'));
CREATE TRIGGER go_decision_append_only BEFORE UPDATE OR DELETE ON go_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
