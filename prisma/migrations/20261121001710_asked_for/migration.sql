-- A request says for which event it is made, so that its answer can be told there.

-- AlterTable
ALTER TABLE "venue_booking" ADD COLUMN     "asked_for_id" UUID;

-- CreateIndex
CREATE INDEX "venue_booking_asked_for_id_idx" ON "venue_booking"("asked_for_id");

-- AddForeignKey
ALTER TABLE "venue_booking" ADD CONSTRAINT "venue_booking_asked_for_id_fkey" FOREIGN KEY ("asked_for_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;
