-- What a venue has, whom to call there, when it is open, and what it looks like.

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "contacts_sealed" BYTEA,
ADD COLUMN     "offers" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "offers_note" TEXT,
ADD COLUMN     "offers_note_en" TEXT,
ADD COLUMN     "opening_hours" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "price_list" TEXT,
ADD COLUMN     "price_list_en" TEXT,
ADD COLUMN     "rooms" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "rules" TEXT,
ADD COLUMN     "rules_en" TEXT;

-- CreateTable
CREATE TABLE "venue_photo" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "alt_zh" TEXT NOT NULL DEFAULT '',
    "alt_en" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "venue_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue_photo_file" (
    "photo_id" UUID NOT NULL,
    "size" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "venue_photo_file_pkey" PRIMARY KEY ("photo_id","size")
);

-- CreateIndex
CREATE INDEX "venue_photo_venue_id_created_at_idx" ON "venue_photo"("venue_id", "created_at");

-- AddForeignKey
ALTER TABLE "venue_photo" ADD CONSTRAINT "venue_photo_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue_photo_file" ADD CONSTRAINT "venue_photo_file_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "venue_photo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE venue ADD CONSTRAINT venue_offers CHECK (offers <@ ARRAY['sound', 'microphone', 'projector', 'kitchen',
  'bar', 'quiet', 'private', 'outdoor', 'step-free', 'wifi', 'parking']);
ALTER TABLE venue_photo_file
  ADD CONSTRAINT venue_photo_size CHECK (size IN ('small', 'medium', 'large')),
  ADD CONSTRAINT venue_photo_type CHECK (content_type IN ('image/webp', 'image/jpeg')),
  ADD CONSTRAINT venue_photo_shape CHECK (width BETWEEN 1 AND 2000 AND height BETWEEN 1 AND 2000);
