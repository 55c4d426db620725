-- CreateTable
CREATE TABLE "night_tap" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "night_tap_pkey" PRIMARY KEY ("event_id","line_id","id")
);

-- AddForeignKey
ALTER TABLE "night_tap" ADD CONSTRAINT "night_tap_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "night"("event_id") ON DELETE CASCADE ON UPDATE CASCADE;
