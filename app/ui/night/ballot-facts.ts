import type { BallotStanding } from "#app/domain/night/ballot-standing.ts";
import type { Words } from "#app/i18n/words.ts";

/** One person on a ballot, with the voter's own mark and note. */
export type BallotPersonFacts = {
  lineId: string;
  name: string;
  round: number;
  table: number;
  says: "yes" | "no" | null;
  note: string;
};

export type BallotFacts = {
  event: { title: string; timeZone: string };
  standing: BallotStanding;
  closesAt: Date | null;
  over: boolean;
  handedAt: Date | null;
  people: readonly BallotPersonFacts[];
};

/** What the last thing done came to. */
export type BallotSaid =
  | { is: "done"; what: keyof Words["nightBallot"]["done"] }
  | { is: "refused"; why: keyof Words["nightBallot"]["refused"] }
  | { is: "undecided"; left: number }
  | null;

/** What the buttons of a ballot ask for. */
export const ballotIntents = { mark: "mark", note: "note", handIn: "hand-in" } as const;
