-- AlterTable
ALTER TABLE "match_pair" ADD COLUMN     "walks" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "night_walk" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "night_walk_pkey" PRIMARY KEY ("event_id","line_id")
);

-- CreateTable
CREATE TABLE "night_credit" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "percent" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "code_event_id" UUID,
    "code_id" UUID,
    "chosen_at" TIMESTAMPTZ(3),

    CONSTRAINT "night_credit_pkey" PRIMARY KEY ("event_id","line_id")
);

-- A credit is whole: chosen with its code, or not yet chosen.
ALTER TABLE night_credit
  ADD CONSTRAINT night_credit_percent CHECK (percent BETWEEN 1 AND 100),
  ADD CONSTRAINT night_credit_chosen CHECK
    ((code_event_id IS NULL) = (code_id IS NULL) AND (code_id IS NULL) = (chosen_at IS NULL));

-- One walks with one: nobody is in two couples of a walk.
CREATE FUNCTION one_walk_each() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM match_pair m WHERE m.event_id = NEW.event_id AND m.walks
      AND (m.a_id IN (NEW.a_id, NEW.b_id) OR m.b_id IN (NEW.a_id, NEW.b_id))) THEN
    RAISE EXCEPTION 'somebody would walk twice' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_pair_walks_once BEFORE INSERT ON match_pair
  FOR EACH ROW WHEN (NEW.walks) EXECUTE FUNCTION one_walk_each();

-- Matches are written while the ballot is being closed, never later and never earlier.
CREATE FUNCTION matches_at_the_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM night WHERE event_id = NEW.event_id AND state = 'closed') THEN
    RAISE EXCEPTION 'no ballot is being closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_pair_at_the_close BEFORE INSERT ON match_pair
  FOR EACH ROW EXECUTE FUNCTION matches_at_the_close();
