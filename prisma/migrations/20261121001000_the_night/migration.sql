-- CreateTable
CREATE TABLE "profile" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "contact_sealed" BYTEA,
    "completed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("event_id","line_id")
);

-- CreateTable
CREATE TABLE "night_question" (
    "event_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "library_key" TEXT,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "options" JSONB NOT NULL,

    CONSTRAINT "night_question_pkey" PRIMARY KEY ("event_id","id")
);

-- CreateTable
CREATE TABLE "night" (
    "event_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'setup',
    "format" TEXT NOT NULL DEFAULT 'pairs',
    "rounds" INTEGER NOT NULL DEFAULT 6,
    "round_minutes" INTEGER NOT NULL DEFAULT 8,
    "break_minutes" INTEGER NOT NULL DEFAULT 2,
    "sitter_side_id" UUID,
    "may_meet_again" BOOLEAN NOT NULL DEFAULT true,
    "seed" INTEGER NOT NULL DEFAULT 1,
    "plan_version" INTEGER NOT NULL DEFAULT 0,
    "wishes_preset" TEXT NOT NULL DEFAULT 'other-sides',
    "round" INTEGER NOT NULL DEFAULT 0,
    "phase" TEXT NOT NULL DEFAULT 'before',
    "phase_started_at" TIMESTAMPTZ(3),
    "phase_ends_at" TIMESTAMPTZ(3),
    "paused_left_ms" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ballot_closes_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "revealed_at" TIMESTAMPTZ(3),
    "credit_percent" INTEGER,
    "final_walk" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "night_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "night_table" (
    "event_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "night_table_pkey" PRIMARY KEY ("event_id","number")
);

-- CreateTable
CREATE TABLE "night_guest" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "arrived_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "no_show_at" TIMESTAMPTZ(3),

    CONSTRAINT "night_guest_pkey" PRIMARY KEY ("event_id","line_id")
);

-- CreateTable
CREATE TABLE "night_place" (
    "event_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "line_id" UUID NOT NULL,
    "table_number" INTEGER NOT NULL,
    "seat" INTEGER NOT NULL,
    "partner_id" UUID,

    CONSTRAINT "night_place_pkey" PRIMARY KEY ("event_id","round","line_id")
);

-- CreateTable
CREATE TABLE "ballot_mark" (
    "event_id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "about_id" UUID NOT NULL,
    "says" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ballot_mark_pkey" PRIMARY KEY ("event_id","voter_id","about_id")
);

-- CreateTable
CREATE TABLE "ballot" (
    "event_id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "handed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ballot_pkey" PRIMARY KEY ("event_id","voter_id")
);

-- CreateTable
CREATE TABLE "match_pair" (
    "event_id" UUID NOT NULL,
    "a_id" UUID NOT NULL,
    "b_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_pair_pkey" PRIMARY KEY ("event_id","a_id","b_id")
);

-- CreateTable
CREATE TABLE "private_note" (
    "event_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "about_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "private_note_pkey" PRIMARY KEY ("event_id","author_id","about_id")
);

-- CreateTable
CREATE TABLE "person_block" (
    "by_index" BYTEA NOT NULL,
    "about_index" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_block_pkey" PRIMARY KEY ("by_index","about_index")
);

-- CreateTable
CREATE TABLE "safety_report" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "about_id" UUID,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "resolution" TEXT,

    CONSTRAINT "safety_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_ban" (
    "id" UUID NOT NULL,
    "person_index" BYTEA NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,

    CONSTRAINT "person_ban_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "no_show_strike" (
    "person_index" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "waived_at" TIMESTAMPTZ(3),
    "waived_by" UUID,

    CONSTRAINT "no_show_strike_pkey" PRIMARY KEY ("person_index","event_id","line_id")
);

-- CreateTable
CREATE TABLE "survey" (
    "event_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "stars" INTEGER,
    "line_sealed" BYTEA,
    "met_again" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("event_id","line_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "night_question_event_id_position_key" ON "night_question"("event_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "night_place_event_id_round_table_number_seat_key" ON "night_place"("event_id", "round", "table_number", "seat");

-- CreateIndex
CREATE INDEX "safety_report_event_id_created_at_idx" ON "safety_report"("event_id", "created_at");

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "night_question" ADD CONSTRAINT "night_question_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "night" ADD CONSTRAINT "night_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "night_table" ADD CONSTRAINT "night_table_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "night"("event_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "night_guest" ADD CONSTRAINT "night_guest_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "night_place" ADD CONSTRAINT "night_place_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "night"("event_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never happen at a night, said by the database itself.

ALTER TABLE consent DROP CONSTRAINT consent_kind;
ALTER TABLE consent ADD CONSTRAINT consent_kind CHECK
  (kind IN ('terms', 'privacy', 'conduct', 'marketing', 'wishes', 'answers', 'contact'));
ALTER TABLE night
  ADD CONSTRAINT night_state CHECK (state IN ('setup', 'running', 'paused', 'over', 'closed', 'revealed')),
  ADD CONSTRAINT night_format CHECK (format IN ('pairs', 'sixes')),
  ADD CONSTRAINT night_rounds CHECK (rounds BETWEEN 1 AND 60),
  ADD CONSTRAINT night_minutes CHECK (round_minutes BETWEEN 1 AND 60 AND break_minutes BETWEEN 0 AND 60),
  ADD CONSTRAINT night_round CHECK (round BETWEEN 0 AND 60),
  ADD CONSTRAINT night_phase CHECK (phase IN ('before', 'round', 'break', 'over')),
  ADD CONSTRAINT night_wishes_preset CHECK (wishes_preset IN ('other-sides', 'own-side', 'everyone')),
  ADD CONSTRAINT night_credit CHECK (credit_percent BETWEEN 1 AND 100),
  ADD CONSTRAINT night_paused CHECK ((state = 'paused') = (paused_left_ms IS NOT NULL)),
  ADD CONSTRAINT night_clock CHECK (phase NOT IN ('round', 'break') OR phase_started_at IS NOT NULL),
  ADD CONSTRAINT night_closes CHECK ((state IN ('closed', 'revealed')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT night_reveals CHECK ((state = 'revealed') = (revealed_at IS NOT NULL));
ALTER TABLE night_table ADD CONSTRAINT night_table_number CHECK (number BETWEEN 1 AND 500);
ALTER TABLE night_place
  ADD CONSTRAINT night_place_round CHECK (round BETWEEN 1 AND 60),
  ADD CONSTRAINT night_place_seat CHECK (seat BETWEEN 1 AND 6),
  ADD CONSTRAINT night_place_partner CHECK (partner_id IS NULL OR (partner_id <> line_id AND seat <= 2));
-- Two people meet once in an evening.
CREATE UNIQUE INDEX night_place_once ON night_place (event_id, line_id, partner_id) WHERE partner_id IS NOT NULL;
ALTER TABLE ballot_mark
  ADD CONSTRAINT ballot_mark_says CHECK (says IN ('yes', 'no')),
  ADD CONSTRAINT ballot_mark_about_another CHECK (voter_id <> about_id);
ALTER TABLE match_pair ADD CONSTRAINT match_pair_once CHECK (a_id < b_id);
ALTER TABLE survey ADD CONSTRAINT survey_stars CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE safety_report ADD CONSTRAINT safety_report_closed CHECK ((closed_at IS NULL) = (resolution IS NULL));
CREATE UNIQUE INDEX person_ban_one_live ON person_ban (person_index) WHERE lifted_at IS NULL;
CREATE TRIGGER match_pair_append_only BEFORE UPDATE ON match_pair FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A round that has begun keeps its places.
CREATE FUNCTION begun_rounds_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE this_event uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.event_id ELSE OLD.event_id END;
  this_round integer := CASE TG_OP WHEN 'INSERT' THEN NEW.round ELSE OLD.round END;
BEGIN
  IF this_round <= (SELECT round FROM night WHERE event_id = this_event) THEN
    RAISE EXCEPTION 'round % has begun', this_round USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER night_place_begun BEFORE INSERT OR UPDATE OR DELETE ON night_place
  FOR EACH ROW EXECUTE FUNCTION begun_rounds_stay();

-- A ballot that is closed takes no mark.
CREATE FUNCTION closed_ballots_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM night WHERE event_id = NEW.event_id AND state IN ('running', 'paused', 'over') FOR SHARE) THEN
    RAISE EXCEPTION 'the ballot is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ballot_mark_while_open BEFORE INSERT OR UPDATE ON ballot_mark
  FOR EACH ROW EXECUTE FUNCTION closed_ballots_stay();

-- AddForeignKey
ALTER TABLE "night_place" ADD CONSTRAINT "night_place_event_id_line_id_fkey" FOREIGN KEY ("event_id", "line_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "night_place" ADD CONSTRAINT "night_place_event_id_partner_id_fkey" FOREIGN KEY ("event_id", "partner_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ballot_mark" ADD CONSTRAINT "ballot_mark_event_id_voter_id_fkey" FOREIGN KEY ("event_id", "voter_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ballot_mark" ADD CONSTRAINT "ballot_mark_event_id_about_id_fkey" FOREIGN KEY ("event_id", "about_id") REFERENCES "order_line"("event_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
