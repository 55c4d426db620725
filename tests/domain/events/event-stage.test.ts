import { expect, test } from "vitest";
import { type EventStage, eventStage } from "#app/domain/events/event-stage.ts";
import { nextAction } from "#app/domain/events/next-action.ts";
import { distanceTo, nextDeadline } from "#app/domain/events/next-deadline.ts";

const at = (text: string) => new Date(`2026-12-${text}:00Z`);
const event = {
  state: "published",
  startsAt: at("05T11:00"),
  endsAt: at("05T13:30"),
  salesCloseAt: at("05T09:00"),
  salesPausedAt: null,
  goNoGoAt: at("01T12:00"),
  seatsLeft: 4,
};

test.each([
  ["a draft is a draft, even after its time", { state: "draft" }, at("06T00:00"), "draft"],
  ["sales are open", {}, at("02T00:00"), "on-sale"],
  ["every seat is taken", { seatsLeft: 0 }, at("02T00:00"), "sold-out"],
  ["the organiser paused", { salesPausedAt: at("01T00:00") }, at("02T00:00"), "paused"],
  ["sales closed before the start", {}, at("05T10:00"), "sales-closed"],
  ["sold out and closed is closed", { seatsLeft: 0 }, at("05T10:00"), "sales-closed"],
  ["the evening has begun", {}, at("05T11:00"), "under-way"],
  ["doors may still sell while it runs", { salesCloseAt: at("05T13:00") }, at("05T12:00"), "under-way"],
  ["it is over", {}, at("05T13:30"), "ended"],
  ["cancelled stays cancelled", { state: "cancelled" }, at("07T00:00"), "cancelled"],
] as const)("%s", (_name, change, now, stage) => {
  expect(eventStage({ ...event, ...change }, now)).toBe(stage);
});

test("deadlines come one after the other, and none after the end", () => {
  expect(nextDeadline(event, at("01T00:00"))).toEqual({ kind: "go-no-go", at: event.goNoGoAt });
  expect(nextDeadline(event, at("01T12:00"))).toEqual({ kind: "sales-close", at: event.salesCloseAt });
  expect(nextDeadline(event, at("05T09:00"))).toEqual({ kind: "start", at: event.startsAt });
  expect(nextDeadline(event, at("05T11:00"))).toEqual({ kind: "end", at: event.endsAt });
  expect(nextDeadline(event, at("05T13:30"))).toBe(null);
});

test("without a go/no-go day the close of sales is next", () => {
  expect(nextDeadline({ ...event, goNoGoAt: null }, at("01T00:00"))?.kind).toBe("sales-close");
});

test("when sales close with the start, the close is named", () => {
  expect(nextDeadline({ ...event, salesCloseAt: event.startsAt }, at("05T10:00"))?.kind).toBe("sales-close");
});

test.each([
  [at("05T11:00"), at("02T11:00"), { unit: "days", count: 3 }],
  [at("05T11:00"), at("03T11:00"), { unit: "days", count: 2 }],
  [at("05T11:00"), at("03T11:01"), { unit: "hours", count: 47 }],
  [at("05T11:00"), at("05T09:00"), { unit: "hours", count: 2 }],
  [at("05T11:00"), at("05T09:01"), { unit: "minutes", count: 119 }],
  [at("05T11:00"), at("05T10:59"), { unit: "minutes", count: 1 }],
  [at("05T11:00"), at("05T11:00"), { unit: "now", count: 0 }],
  [at("05T11:00"), at("05T12:00"), { unit: "now", count: 0 }],
])("%s seen from %s is %o", (moment, now, said) => {
  expect(distanceTo(moment, now)).toEqual(said);
});

const calm: [EventStage, string][] = [
  ["draft", "publish"],
  ["on-sale", "share"],
  ["sold-out", "see-guests"],
  ["paused", "resume"],
  ["sales-closed", "see-guests"],
  ["under-way", "open-door"],
  ["ended", "see-money"],
  ["cancelled", "see-money"],
];

test.each(calm)("with nothing waiting, %s asks to %s", (stage, action) => {
  expect(nextAction({ stage, tasks: 0, startsAt: event.startsAt }, at("01T00:00"))).toBe(action);
});

test("what waits for a decision comes before selling", () => {
  for (const stage of ["on-sale", "sold-out", "paused", "ended", "cancelled"] as const)
    expect(nextAction({ stage, tasks: 1, startsAt: event.startsAt }, at("01T00:00"))).toBe("review");
});

test("from three hours before the start the door comes before everything", () => {
  const situation = { stage: "on-sale", tasks: 2, startsAt: event.startsAt } as const;
  expect(nextAction(situation, at("05T07:59"))).toBe("review");
  expect(nextAction(situation, at("05T08:00"))).toBe("open-door");
  expect(nextAction({ ...situation, stage: "draft", tasks: 0 }, at("05T08:00"))).toBe("publish");
});
