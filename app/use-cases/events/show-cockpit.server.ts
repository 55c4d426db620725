import { type EventStage, eventStage } from "#app/domain/events/event-stage.ts";
import type { GoFigures } from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { type NextAction, nextAction } from "#app/domain/events/next-action.ts";
import { type Deadline, nextDeadline } from "#app/domain/events/next-deadline.ts";
import type { SideHeads } from "#app/domain/events/side-heads.ts";
import { seatsLeft } from "#app/domain/registration/seats-left.ts";
import type { WaitingBooking } from "#app/domain/venues/waiting-booking.ts";
import { type EventMoney, eventMoney } from "../money/event-money.server.ts";
import { listWaiting } from "../venues/list-waiting.server.ts";
import type { World } from "../world.server.ts";
import { countHeads } from "./count-heads.server.ts";
import { dueDecision } from "./due-decision.server.ts";
import { listTasks, type Task } from "./list-tasks.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** Everything the organiser sees of one event at a glance. */
export type Cockpit = {
  now: Date;
  event: OfficeEvent;
  stage: EventStage;
  sides: SideHeads[];
  money: EventMoney;
  tasks: Task[];
  /** What venues answered. */
  waiting: WaitingBooking[];
  deadline: Deadline | null;
  /** The go/no-go question while it waits for an answer. */
  due: { askedFor: Date; figures: GoFigures } | null;
  action: NextAction;
  /** The public address to hand on. */
  shareUrl: string;
};

/** The cockpit of one event, read in four statements; null when there is no such event. */
export async function showCockpit(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<Cockpit | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const [sides, money, tasks, due, waiting] = await Promise.all([
    countHeads(world, input),
    eventMoney(world, event),
    listTasks(world, event.id),
    dueDecision(world, event),
    listWaiting(world, input),
  ]);
  const now = world.clock.now();
  const left = sides.reduce(
    (sum, side) =>
      sum + seatsLeft({ capacity: side.capacity, taken: side.paid + side.paying + side.offered }),
    0,
  );
  const stage = eventStage({ ...event, seatsLeft: left }, now);
  const open = stage !== "ended" && stage !== "cancelled" && stage !== "draft";
  return {
    now,
    event,
    stage,
    sides,
    money,
    tasks,
    due,
    waiting,
    deadline: open ? nextDeadline(event, now) : null,
    action: nextAction({ stage, tasks: tasks.length, startsAt: event.startsAt }, now),
    shareUrl: `${world.settings.PUBLIC_URL}${input.locale === "en" ? "/en" : ""}/e/${event.slug}`,
  };
}
