import { type CancellationRung, cancellationSteps } from "../venues/cancellation.ts";

export type GoChoice = "run" | "cancel";

/** Heads of one side with a ticket, gifts included; `least`: null where none are asked for. */
export type GoSide = {
  labelZh: string;
  labelEn: string;
  heads: number;
  capacity: number;
  least: number | null;
};

/** Both ways an evening can go, in figures of one moment; minor units of `currency`. */
export type GoFigures = {
  currency: string;
  sides: GoSide[];
  payingHeads: number;
  /** The least profit that is asked for. */
  leastMinor: number | null;
  /** Profit (ticket revenue − venue cost) if it takes place with who has paid, and with the heads reckoned with. */
  runNowMinor: number;
  expectedHeads: number | null;
  runExpectedMinor: number | null;
  /** What is lost if it is called off: cash at risk, made of the next three. */
  lostMinor: number;
  venueMinor: number;
  feesMinor: number;
  otherMinor: number;
  /** Orders whose money goes back, and how much that is. */
  refunds: number;
  refundMinor: number;
};

/** What the minimums still lack: sides by their place in the list with the heads missing, and money in minor units. */
export type GoLack = { sides: { side: number; heads: number }[]; profitMinor: number };

/** What is missing to the minimums, reckoned with who has paid. */
export function goLack({ sides, leastMinor, runNowMinor }: GoFigures): GoLack {
  return {
    sides: sides.flatMap(({ heads, least }, side) =>
      least !== null && heads < least ? [{ side, heads: least - heads }] : [],
    ),
    profitMinor: leastMinor === null ? 0 : Math.max(0, leastMinor - runNowMinor),
  };
}

/** What the minimums alone decide: run when every one of them is met, else cancel. */
export function goByRule(figures: GoFigures): GoChoice {
  const { sides, profitMinor } = goLack(figures);
  return sides.length === 0 && profitMinor === 0 ? "run" : "cancel";
}

/** Where the question stands: nobody asked for it, it lies ahead, it waits for an answer, it has one, or it is too late. */
export type GoStage = "unset" | "ahead" | "due" | "decided" | "over";

export function goStage(
  event: { state: string; goNoGoAt: Date | null; startsAt: Date },
  decided: boolean,
  now: Date,
): GoStage {
  if (decided) return "decided";
  if (event.state === "cancelled" || (event.state === "published" && now >= event.startsAt)) return "over";
  if (event.goNoGoAt === null) return "unset";
  return event.state === "published" && now >= event.goNoGoAt ? "due" : "ahead";
}

const DAY = 86_400_000;

/** A go/no-go moment that fits the venue's terms: from `dearerFrom` on a cancellation costs more than `percent`. */
export type GoProposal = { at: Date; dearerFrom: Date; percent: number };

/**
 * Moments to decide on, a day before each time at which cancelling the venue becomes dearer, the earliest first: the
 * first one is before the last free moment where there is one. Only moments ahead of now.
 */
export function goProposals(ladder: readonly CancellationRung[], bookedFrom: Date, now: Date): GoProposal[] {
  return cancellationSteps(ladder, bookedFrom)
    .map(({ until, percent }) => ({ at: new Date(until.getTime() - DAY), dearerFrom: until, percent }))
    .filter(({ at }) => at > now);
}

/** The go/no-go moment after a move: as long before the start as it was; none where that lies behind. */
export function movedGo(
  before: { goNoGoAt: Date | null; startsAt: Date },
  startsAt: Date,
  now: Date,
): Date | null {
  if (before.goNoGoAt === null) return null;
  const at = new Date(startsAt.getTime() - (before.startsAt.getTime() - before.goNoGoAt.getTime()));
  return at > now ? at : null;
}
