-- AlterTable
ALTER TABLE "person_block" ADD COLUMN     "by_team" BOOLEAN NOT NULL DEFAULT false;
