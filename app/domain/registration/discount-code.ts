import type { CodeWorth } from "./price.ts";

/**
 * A code as it is stored and compared: capital letters, digits and dashes, 3 to 32 of them. Full-width characters,
 * small letters, other dashes and spaces a keyboard slips in are forgiven. Null for anything else.
 */
export function readCode(text: string): string | null {
  const code = text
    .normalize("NFKC")
    .replace(/[\p{Pd}−]/gu, "-")
    .replace(/[\s\p{Cf}]/gu, "")
    .toUpperCase();
  return /^[A-Z0-9-]{3,32}$/.test(code) ? code : null;
}

/** What decides whether a code may be used; `maxUses` null: as often as one likes. */
export type CodeFacts = {
  readonly sideId: string | null;
  readonly maxUses: number | null;
  readonly used: number;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly disabledAt: Date | null;
};

/** Where a code stands. It holds from `startsAt` on and until just before `endsAt`. */
export type CodeState = "good" | "disabled" | "over" | "not-yet" | "used-up";

export function codeState(code: CodeFacts, now: Date): CodeState {
  if (code.disabledAt !== null) return "disabled";
  if (code.endsAt !== null && now >= code.endsAt) return "over";
  if (code.startsAt !== null && now < code.startsAt) return "not-yet";
  return code.maxUses !== null && code.used >= code.maxUses ? "used-up" : "good";
}

/** Why a code takes nothing off, as a person is told; a disabled one is like one that never was. */
export type CodeRefusal = "no-such-code" | "over" | "not-yet" | "used-up" | "not-for-side";

/** Whether a code can be used for a side now; null: any side, where the code's own side is told beside the price. */
export function codeRefusal(code: CodeFacts, sideId: string | null, now: Date): CodeRefusal | null {
  const state = codeState(code, now);
  if (state === "disabled") return "no-such-code";
  if (state !== "good") return state;
  return sideId !== null && code.sideId !== null && code.sideId !== sideId ? "not-for-side" : null;
}

/** A code that may be used now; `sideId` null: on every side. */
export type GoodCode = {
  readonly code: string;
  readonly worth: CodeWorth;
  readonly sideId: string | null;
};

/** What a stored code takes off: a percentage, or an amount in minor units. */
export function codeWorth(code: { percent: number | null; amountMinor: number | null }): CodeWorth {
  return code.percent === null ? { amountMinor: code.amountMinor ?? 0 } : { percent: code.percent };
}
