import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Tx } from "#app/adapters/db.server.ts";
import { askDecisions } from "#app/use-cases/events/ask-decisions.server.ts";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { runEvent } from "#app/use-cases/events/decide-event.server.ts";
import { showCockpit } from "#app/use-cases/events/show-cockpit.server.ts";
import { showDecision } from "#app/use-cases/events/show-decision.server.ts";
import { takeGoDay } from "#app/use-cases/events/take-go-day.server.ts";
import { settleVenueCosts } from "#app/use-cases/money/settle-venue-cost.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const DAY = 86_400_000;
const locale = "zh-CN" as const;
/** Free until a week before; then half, then all of it. The evening is a fortnight from now. */
const terms = {
  depositMinor: 300_000,
  cancellation: [
    { days: 7, percent: 0 },
    { days: 3, percent: 50 },
  ],
};

/** An evening whose go/no-go moment is in five days, or has come. */
async function asked(wishes: { auto?: boolean; least?: number | null; leastMinor?: number | null } = {}) {
  const { auto = false, least = null, leastMinor = null } = wishes;
  const world = await openTestWorld({ now, sandbox: true });
  const { organiserId } = await signInOrganiser(world);
  const event = await buildEvening(world, { venueTerms: terms });
  const { eventId } = event;
  const goNoGoAt = new Date(now.getTime() + 5 * DAY);
  await world.db.prisma.event.update({
    where: { id: eventId },
    data: { goNoGoAt, goNoGoAuto: auto, goNoGoMinMinor: leastMinor },
  });
  if (least !== null)
    await world.db.prisma.side.updateMany({ where: { eventId }, data: { goNoGoMin: least } });
  return { world, event, eventId, organiserId, goNoGoAt, askedFor: goNoGoAt.toISOString() };
}

const versionOf = async (world: World, id: string) =>
  (await world.db.prisma.event.findUniqueOrThrow({ where: { id } })).updatedAt.toISOString();
const stateOf = async (world: World, id: string) =>
  (await world.db.prisma.event.findUniqueOrThrow({ where: { id } })).state;
const lettersOf = (world: World) => world.db.prisma.letter.count({ where: { kind: "go-no-go" } });

test("on the day every one on the team is asked once, and the cockpit asks with both outcomes", {
  timeout: 60_000,
}, async () => {
  const { world, event, eventId, goNoGoAt } = await asked({ least: 2 });
  await createOrganiser(world, { email: "second@mail.example", name: "Second" });
  await buyTicketFor(world, event);
  expect(await askDecisions(world), "not before").toEqual({ done: 0 });
  expect((await showCockpit(world, { eventId, locale }))?.due).toBeNull();
  world.clock.set(goNoGoAt);
  expect(await askDecisions(world)).toEqual({ done: 1 });
  expect(await askDecisions(world), "once").toEqual({ done: 0 });
  expect(await lettersOf(world)).toBe(2);
  await runJobs(world);
  expect(await world.db.prisma.letter.count({ where: { kind: "go-no-go", state: "sent" } })).toBe(2);
  const due = (await showCockpit(world, { eventId, locale }))?.due;
  expect(due).toMatchObject({
    askedFor: goNoGoAt,
    figures: {
      sides: [
        { heads: 1, least: 2 },
        { heads: 0, least: 2 },
      ],
      payingHeads: 1,
      runNowMinor: 49_900 - 600_000,
      venueMinor: 0,
      refunds: 1,
      refundMinor: 49_900,
    },
  });
});

test("run it: who decided, when and on which figures is kept; nobody is asked again, or can decide again", async () => {
  const { world, eventId, organiserId, goNoGoAt, askedFor } = await asked({ leastMinor: 0 });
  world.clock.set(goNoGoAt);
  const ids = { organiserId, eventId };
  expect(await runEvent(world, { ...ids, askedFor: now.toISOString() })).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await runEvent(world, { ...ids, askedFor })).toEqual({ ok: true });
  expect(await runEvent(world, { ...ids, askedFor })).toEqual({ ok: false, reason: "decided" });
  expect(await showDecision(world, { eventId, locale })).toMatchObject({
    stage: "decided",
    decision: { choice: "run", by: "小北", at: goNoGoAt, figures: { leastMinor: 0, runNowMinor: -600_000 } },
  });
  expect(await askDecisions(world)).toEqual({ done: 0 });
  expect((await showCockpit(world, { eventId, locale }))?.due).toBeNull();
  expect(await stateOf(world, eventId)).toBe("published");
  await expect(world.db.pool.query("update go_decision set decision = 'cancel'")).rejects.toThrow(
    "append-only",
  );
  const later = new Date(goNoGoAt.getTime() + DAY);
  await world.db.prisma.event.update({ where: { id: eventId }, data: { goNoGoAt: later } });
  world.clock.set(later);
  expect(await askDecisions(world), "another day asks anew").toEqual({ done: 1 });
});

test("cancel: everything goes back, the venue's booking ends by its ladder, and it is kept as the decision", {
  timeout: 60_000,
}, async () => {
  const { world, event, eventId, organiserId } = await asked();
  const { bookingId } = event;
  await buyTicketFor(world, event);
  await world.passTime(9 * DAY);
  const page = await showDecision(world, { eventId, locale });
  expect(page).toMatchObject({ stage: "due", figures: { venueMinor: 300_000, refundMinor: 49_900 } });
  const version = await versionOf(world, eventId);
  expect(await cancelEvent(world, { organiserId, eventId, version, confirmed: true })).toEqual({ ok: true });
  await runJobs(world);
  await expectNothingLost(world);
  const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId ?? "" } });
  expect([booking.state, booking.cancelOwedMinor]).toEqual(["cancelled", 300_000]);
  expect(await showDecision(world, { eventId, locale })).toMatchObject({
    stage: "decided",
    decision: { choice: "cancel", by: "小北", figures: { venueMinor: 300_000 } },
  });
  expect(await settleVenueCosts(world), "the books say it already").toEqual({ posted: 0 });
  const cockpit = await showCockpit(world, { eventId, locale });
  expect(cockpit?.money.figures, "half the fee stays owed").toMatchObject({
    "ticket-revenue": 0,
    "venue-cost": 300_000,
  });
});

test.each([
  ["run", 1],
  ["cancel", 2],
] as const)(
  "the rule decides alone and once: %s with at least %i on each side",
  {
    timeout: 60_000,
  },
  async (choice, least) => {
    const { world, event, eventId, goNoGoAt } = await asked({ auto: true, least });
    for (const { id } of event.sides) await buyTicketFor(world, event, { sideId: id });
    await world.passTime(goNoGoAt.getTime() - now.getTime());
    const sweeps = await Promise.all([askDecisions(world), askDecisions(world)]);
    expect(sweeps.map(({ done }) => done).sort()).toEqual([0, 1]);
    expect(await askDecisions(world)).toEqual({ done: 0 });
    expect(await stateOf(world, eventId)).toBe(choice === "run" ? "published" : "cancelled");
    expect(await showDecision(world, { eventId, locale })).toMatchObject({
      decision: { choice, by: null, figures: { payingHeads: 2 } },
    });
    await runJobs(world);
    expect(await world.db.prisma.letter.count({ where: { kind: "go-no-go", state: "sent" } })).toBe(1);
    expect(await world.db.prisma.refund.count()).toBe(choice === "run" ? 0 : 2);
    await expectNothingLost(world);
  },
);

test("the rule leaves alone what begins already, what is paused for no reason of its own, and drafts", async () => {
  const { world, event, eventId } = await asked({ auto: true, least: 1 });
  world.clock.set(event.startsAt);
  expect(await askDecisions(world), "too late to call anybody off").toEqual({ done: 0 });
  await world.db.prisma.event.update({ where: { id: eventId }, data: { state: "draft" } });
  world.clock.set(new Date(now.getTime() + 6 * DAY));
  expect(await askDecisions(world)).toEqual({ done: 0 });
  expect(await lettersOf(world)).toBe(0);
});

test("a day that fits the venue's terms is taken with one tap, and only one that was proposed", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world, { venueTerms: terms });
  const { eventId, organiserId, startsAt } = event;
  const page = await showDecision(world, { eventId, locale });
  const free = new Date(startsAt.getTime() - 8 * DAY);
  expect(page).toMatchObject({ stage: "unset", proposals: [{ at: free, percent: 0 }, { percent: 50 }] });
  const take = (at: Date) => takeGoDay(world, { organiserId, eventId, at: at.toISOString() });
  expect(await take(now)).toEqual({ ok: false, reason: "not-a-proposal" });
  expect(await take(free)).toEqual({ ok: true });
  expect(await take(free), "there is a day").toEqual({ ok: false, reason: "stale" });
  expect(await showDecision(world, { eventId, locale })).toMatchObject({ stage: "ahead" });
});

/** One says run it, the other confirms the cancellation, both at once. */
async function bothAtOnce(
  world: World,
  { eventId, organiserId, askedFor }: Awaited<ReturnType<typeof asked>>,
) {
  const version = await versionOf(world, eventId);
  const ids = { organiserId, eventId };
  const [run, cancel] = await Promise.all([
    runEvent(world, { ...ids, askedFor }),
    cancelEvent(world, { ...ids, version, confirmed: true }),
  ]);
  const rows = await world.db.prisma.goDecision.findMany({ where: { eventId } });
  const decided = rows.map(({ decision }) => decision).join();
  const off = (await stateOf(world, eventId)) === "cancelled";
  return { run, cancel, decided, agree: rows.length === 1 && off === (decided === "cancel") };
}

test("of two people who decide otherwise at once one decides, and the other is told", {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 4; round += 1) {
    const evening = await asked();
    const { run, cancel, decided, agree } = await bothAtOnce(evening.world, evening);
    expect(agree, `decided ${decided}`).toBe(true);
    expect([run.ok, cancel.ok].filter(Boolean)).toHaveLength(1);
    if (!run.ok) expect(run.reason).toBe("decided");
    if (!cancel.ok) expect(cancel.reason).toBe("stale");
  }
});

/** The world of who calls off and, having read the evening, waits for `meanwhile` before writing. */
function thinking(
  world: World,
  { locked, meanwhile }: { locked: boolean; meanwhile: () => Promise<unknown> },
): World {
  let reads = 0;
  const event = (tx: Tx) =>
    new Proxy(tx.event, {
      get: (of, name) =>
        name === "findUnique"
          ? async (args: Parameters<typeof tx.event.findUnique>[0]) => {
              const read = await of.findUnique(args);
              reads += 1;
              // The second read is the one of the whole evening, under its lock.
              if (reads === 2) await meanwhile();
              return read;
            }
          : Reflect.get(of, name),
    });
  const transaction: World["db"]["transaction"] = (work) =>
    world.db.transaction((tx) =>
      work(
        new Proxy(tx, {
          get: (of, name) => {
            if (name === "event") return event(tx);
            return name === "$executeRaw" && !locked ? async () => 0 : Reflect.get(of, name);
          },
        }),
      ),
    );
  return { ...world, db: { ...world.db, transaction } };
}

/** One calls off; the other says run it, after the first has read the evening. Whether they end as one decision. */
async function whileCalledOff(locked: boolean): Promise<boolean> {
  const { world, eventId, organiserId, askedFor } = await asked();
  const version = await versionOf(world, eventId);
  let ran: Promise<unknown> = Promise.resolve();
  const meanwhile = () => {
    ran = runEvent(world, { organiserId, eventId, askedFor });
    // With the lock the other one waits for us: so do not wait for them.
    return locked ? sleep(500) : ran;
  };
  const slow = thinking(world, { locked, meanwhile });
  await cancelEvent(slow, { organiserId, eventId, version, confirmed: true });
  await ran;
  const rows = await world.db.prisma.goDecision.findMany({ where: { eventId } });
  const off = (await stateOf(world, eventId)) === "cancelled";
  return rows.length === 1 && off === (rows[0]?.decision === "cancel");
}

test("an evening that is being called off is not run meanwhile; without the lock it would be both", async () => {
  expect(await whileCalledOff(true), "with the lock").toBe(true);
  expect(await whileCalledOff(false), "a control: without the lock").toBe(false);
});
