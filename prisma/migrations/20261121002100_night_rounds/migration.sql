-- AlterTable
ALTER TABLE "night_guest" ADD COLUMN     "planned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "night_round" (
    "event_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "night_round_pkey" PRIMARY KEY ("event_id","round")
);

-- AddForeignKey
ALTER TABLE "night_round" ADD CONSTRAINT "night_round_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "night"("event_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE night_round
  ADD CONSTRAINT night_round_number CHECK (round BETWEEN 1 AND 60),
  ADD CONSTRAINT night_round_times CHECK (ended_at IS NULL OR ended_at >= began_at);
