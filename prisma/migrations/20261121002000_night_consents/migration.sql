-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "answers" TEXT,
ADD COLUMN     "contact" TEXT,
ADD COLUMN     "wishes" TEXT;

-- What is told for a night is agreed to purpose by purpose.
ALTER TABLE consent DROP CONSTRAINT consent_to_something;
ALTER TABLE consent ADD CONSTRAINT consent_to_something CHECK
  (seq >= 1 AND num_nonnulls(terms, privacy, conduct, marketing, wishes, answers, contact) > 0);
