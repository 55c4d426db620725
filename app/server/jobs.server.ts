import type { Task } from "graphile-worker";
import { z } from "zod";
import type { JobName } from "#app/adapters/queue.server.ts";
import { askDecisions } from "#app/use-cases/events/ask-decisions.server.ts";
import { cancelEventOrders } from "#app/use-cases/events/cancel-event-orders.server.ts";
import { resumeCancellations } from "#app/use-cases/events/resume-cancellations.server.ts";
import { tellMove } from "#app/use-cases/events/tell-move.server.ts";
import { deliverLetter } from "#app/use-cases/letters/deliver-letter.server.ts";
import { planRemindersOfEvent } from "#app/use-cases/letters/plan-reminders.server.ts";
import { resumeLetters } from "#app/use-cases/letters/resume-letters.server.ts";
import { reconcile } from "#app/use-cases/money/reconcile.server.ts";
import { settleVenueCosts } from "#app/use-cases/money/settle-venue-cost.server.ts";
import { advanceNight } from "#app/use-cases/night/advance-night.server.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { forgetMarks } from "#app/use-cases/night/forget-marks.server.ts";
import { forgetProfiles } from "#app/use-cases/night/forget-profiles.server.ts";
import { mendPlan } from "#app/use-cases/night/keep-apart.server.ts";
import { openBallot } from "#app/use-cases/night/open-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { sweepBallots } from "#app/use-cases/night/sweep-ballots.server.ts";
import { sweepNights } from "#app/use-cases/night/sweep-nights.server.ts";
import { tellNight } from "#app/use-cases/night/tell-night.server.ts";
import { cancelWithEvent } from "#app/use-cases/payment/cancel-with-event.server.ts";
import { closeResales } from "#app/use-cases/payment/close-resales.server.ts";
import { finishMove, sweepMoves } from "#app/use-cases/payment/end-move.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { endApplications } from "#app/use-cases/registration/end-application.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { sweepWaitlists } from "#app/use-cases/registration/sweep-waitlists.server.ts";
import { recordStrikes } from "#app/use-cases/trust/record-strikes.server.ts";
import { closeBookings } from "#app/use-cases/venues/close-bookings.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

const id = z.uuid();

/** Work of the clock that no use case enqueues. */
type TimedName =
  | "close-resales"
  | "resume-letters"
  | "resume-cancellations"
  | "sweep-waitlists"
  | "sweep-approvals"
  | "sweep-moves"
  | "sweep-nights"
  | "sweep-ballots"
  | "forget-marks"
  | "forget-profiles"
  | "forget-limits"
  | "settle-venue-costs"
  | "close-bookings"
  | "sweep-decisions"
  | "record-strikes";

/** A task whose payload is checked before its use case sees it. */
function task<S extends z.ZodType>(payload: S, work: (input: z.output<S>) => Promise<unknown>): Task {
  return async (raw) => {
    await work(payload.parse(raw));
  };
}

/** Every job with the use case that does it. */
export function jobsOf(world: World) {
  return {
    "deliver-letter": task(z.object({ letterId: id }), (input) => deliverLetter(world, input)),
    "plan-reminders": task(z.object({ eventId: id }), (input) => planRemindersOfEvent(world, input)),
    reconcile: task(z.object({ runId: id.optional() }), ({ runId }) =>
      reconcile(world, runId === undefined ? {} : { runId }),
    ),
    "close-resales": task(z.object({}), () => closeResales(world)),
    "start-refund": task(z.object({ eventId: id, refundId: id }), (input) => startRefund(world, input)),
    "settle-session": task(z.object({ sessionId: z.string().max(255) }), async ({ sessionId }) => {
      const settled = await settleSession(world, { sessionId, source: "job" });
      // An error makes the queue try again later.
      if (!settled.ok) throw new Error(settled.reason);
    }),
    "sweep-holds": task(z.object({}), () => sweepHolds(world)),
    "cancel-event": task(z.object({ eventId: id }), (input) => cancelEventOrders(world, input)),
    "cancel-event-order": task(z.object({ eventId: id, orderId: id }), (input) =>
      cancelWithEvent(world, input),
    ),
    "tell-move": task(z.object({ eventId: id }), (input) => tellMove(world, input)),
    "promote-waitlist": task(z.object({ eventId: id }), (input) => promoteWaitlist(world, input)),
    "finish-move": task(z.object({ eventId: id, entryId: id }), (input) => finishMove(world, input)),
    "advance-night": task(z.object({ eventId: id }), ({ eventId }) => advanceNight(world, eventId)),
    "mend-plan": task(z.object({ eventId: id, byId: id, aboutId: id }), (input) => mendPlan(world, input)),
    "open-ballot": task(z.object({ eventId: id }), (input) => openBallot(world, input)),
    "count-ballot": task(z.object({ eventId: id }), (input) => closeBallot(world, input)),
    "reveal-night": task(z.object({ eventId: id }), (input) => revealNight(world, input)),
    "tell-night": task(z.object({ eventId: id }), (input) => tellNight(world, input)),
    "sweep-ballots": task(z.object({}), () => sweepBallots(world)),
    "forget-marks": task(z.object({}), () => forgetMarks(world)),
    "forget-profiles": task(z.object({}), () => forgetProfiles(world)),
    "sweep-nights": task(z.object({}), () => sweepNights(world)),
    "sweep-approvals": task(z.object({}), () => endApplications(world)),
    "sweep-moves": task(z.object({}), () => sweepMoves(world)),
    "resume-cancellations": task(z.object({}), () => resumeCancellations(world)),
    "resume-letters": task(z.object({}), () => resumeLetters(world)),
    "settle-venue-costs": task(z.object({}), () => settleVenueCosts(world)),
    "close-bookings": task(z.object({}), () => closeBookings(world)),
    "sweep-decisions": task(z.object({}), () => askDecisions(world)),
    "sweep-waitlists": task(z.object({}), () => sweepWaitlists(world)),
    "record-strikes": task(z.object({}), () => recordStrikes(world)),
    "forget-limits": task(z.object({}), () => world.limits.forgetOld(world.clock.now())),
  } satisfies Record<JobName | TimedName, Task>;
}

/** What the clock starts, in cron's own notation. */
export const timetable = [
  "* * * * * sweep-holds ?max=3",
  "* * * * * close-resales ?max=3",
  "23 * * * * reconcile ?max=3",
  "* * * * * sweep-waitlists ?max=3",
  "* * * * * sweep-approvals ?max=3",
  "* * * * * sweep-moves ?max=3",
  "* * * * * sweep-decisions ?max=3",
  "* * * * * sweep-nights ?max=3",
  "* * * * * sweep-ballots ?max=3",
  "41 3 * * * forget-marks ?max=3",
  "47 3 * * * forget-profiles ?max=3",
  "* * * * * resume-cancellations ?max=3",
  "*/5 * * * * resume-letters ?max=3",
  "*/10 * * * * close-bookings ?max=3",
  "7,37 * * * * settle-venue-costs ?max=3",
  "51 * * * * record-strikes ?max=3",
  "17 * * * * forget-limits ?max=3",
].join("\n");
