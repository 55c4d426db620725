-- AlterTable
ALTER TABLE "night" ADD COLUMN     "plan_bound" JSONB;
