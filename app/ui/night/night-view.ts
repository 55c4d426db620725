import type { Locale } from "#app/domain/events/locale.ts";
import type { NightFace } from "#app/domain/night/night-face.ts";

/** Everything one person's live page shows; people are named as they want to be called. */
export type NightView = {
  locale: Locale;
  /** The address of this person's night pages, without the language. */
  path: string;
  title: string;
  timeZone: string;
  /** How this person is called tonight. */
  me: { name: string; number: string };
  face: NightFace;
  /** Tables of six: there are several people to name. */
  sixes: boolean;
  /** A profile has been written. */
  hasProfile: boolean;
  /** Whom the page asks about in passing. */
  ask: { lineId: string; name: string } | null;
  /** Of the people met so far, how many this person has decided about; null before anybody was met. */
  ballot: { decided: number; met: number } | null;
};

/** Why a tap was not taken. */
export type NightProblem = "too-early" | "over" | "cancelled" | "too-many";
