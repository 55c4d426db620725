import { mainTitle } from "#app/domain/events/text-in.ts";
import { cashAtRisk } from "#app/domain/money/cash-at-risk.ts";
import { type Weighed, weigh } from "#app/domain/money/weigh.ts";
import { firstWeighFields, readWeighing, type WeighFields } from "#app/domain/money/weigh-fields.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { TermsFields } from "#app/domain/venues/booking-fields.ts";
import type { BookingState } from "#app/domain/venues/booking-state.ts";
import { cancellationSteps, freeUntil } from "#app/domain/venues/cancellation.ts";
import { owedOnCancel, type Terms } from "#app/domain/venues/terms.ts";
import { termsFields } from "#app/domain/venues/terms-draft.ts";
import { hasBrokenEven } from "../money/broken-even.server.ts";
import type { World } from "../world.server.ts";
import { termsOf } from "./terms-rows.server.ts";

/** One booking with every version of what was agreed. Amounts in minor units of its currency. */
export type BookingPage = {
  venue: { id: string; name: string; timeZone: string; capacity: number };
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** With the time to set up and to clean up; null when there is none. */
  blocked: { from: Date; until: Date } | null;
  expectedHeads: number | null;
  currency: string;
  cancelled: boolean;
  /** A deposit is due, and nobody has paid enough for the evening yet: it asks for a reason. */
  paysEarly: boolean;
  event: { id: string; state: string; title: string } | null;
  terms: Terms;
  version: number;
  versions: { version: number; at: Date; terms: Terms }[];
  /** The terms that hold, as their form shows them. */
  fields: TermsFields;
  /**
   * What cancelling costs: nothing while nothing is agreed, or when it is over. `freeUntil`: null when cancelling is not
   * free, or no longer.
   */
  cancelling: { nowMinor: number; freeUntil: Date | null; steps: { until: Date; percent: number }[] };
  weighing: {
    fields: WeighFields;
    problems: FieldProblems;
    /** What is lost if it is cancelled now: what the venue keeps, and what is spent already. */
    riskMinor: number;
    weighed: Weighed | null;
  };
};

const MINUTE = 60_000;
/** Agreed, and still ahead: calling it off costs what its ladder says. */
const binding = ["held", "deposit-due", "confirmed"] as const satisfies BookingState[];

/** One booking, and what its deal takes for an evening as it is thought of; null when there is none. */
export async function showBooking(
  world: World,
  input: { venueId: string; bookingId: string; thought: WeighFields | null },
): Promise<BookingPage | null> {
  const row = await world.db.prisma.venueBooking.findFirst({
    where: { id: input.bookingId, venueId: input.venueId },
    include: {
      venue: { select: { id: true, name: true, timeZone: true, capacity: true } },
      terms: { orderBy: { version: "desc" } },
      event: {
        select: { id: true, state: true, mainLocale: true, texts: { select: { locale: true, title: true } } },
      },
    },
  });
  if (!row) return null;
  const [latest] = row.terms;
  const terms = termsOf(latest);
  const { venue, event, startsAt, endsAt, setupMinutes, cleanupMinutes, currency, expectedHeads } = row;
  const around = setupMinutes + cleanupMinutes > 0;
  const now = world.clock.now();
  const binds = binding.some((state) => state === row.state);
  const nowMinor = binds ? owedOnCancel(terms, startsAt, now) : 0;
  const free = freeUntil(terms.cancellation, startsAt);
  return {
    ...{ venue, id: row.id, startsAt, endsAt, currency, expectedHeads, terms },
    blocked: around
      ? {
          from: new Date(startsAt.getTime() - setupMinutes * MINUTE),
          until: new Date(endsAt.getTime() + cleanupMinutes * MINUTE),
        }
      : null,
    cancelled: row.state === "cancelled",
    paysEarly: row.state === "deposit-due" && !(await hasBrokenEven(world, row.id)),
    event: event && {
      id: event.id,
      state: event.state,
      title: mainTitle(event),
    },
    version: latest?.version ?? 0,
    versions: row.terms.map((one) => ({ version: one.version, at: one.createdAt, terms: termsOf(one) })),
    fields: termsFields(terms, { currency, timeZone: venue.timeZone }),
    cancelling: {
      nowMinor,
      freeUntil: free !== null && free >= now ? free : null,
      steps: cancellationSteps(terms.cancellation, startsAt),
    },
    weighing: think(input.thought ?? firstWeighFields(expectedHeads ?? venue.capacity), {
      ...{ terms, currency, nowMinor },
    }),
  };
}

function think(
  fields: WeighFields,
  { terms, currency, nowMinor }: { terms: Terms; currency: string; nowMinor: number },
): BookingPage["weighing"] {
  const read = readWeighing(fields, currency);
  if (!read.ok) return { fields, problems: read.problems, riskMinor: nowMinor, weighed: null };
  const { spentMinor, ...thought } = read.thought;
  const riskMinor = cashAtRisk({ venueMinor: nowMinor, otherMinor: spentMinor, feesMinor: 0 });
  return {
    ...{ fields, problems: {}, riskMinor },
    weighed: weigh({ ...thought, deal: terms.deal, sunkMinor: riskMinor }),
  };
}
