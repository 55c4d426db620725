import { expect, test } from "vitest";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { takeOffOrder } from "#app/use-cases/payment/take-off-order.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { applyTo, buildApprovalEvent, standing } from "#tests/builders/approval.ts";
import { openPageOf } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { allowGroups, holdPartyFor, standingOf } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type Left, processOf } from "./careless.ts";
import { untilWrong } from "./until-wrong.ts";

const minutes = { timeout: 120_000 };
const ROUNDS = 3;

/** A step somebody takes; answers in one word what they were told. */
type Step = (world: World) => Promise<{ ok: boolean; reason?: string }>;
type Told = string[];

/** Takes the steps at the same moment, each from a process of its own, and answers what each was told. */
async function atOnce(
  world: TestWorld,
  steps: readonly Step[],
  left: Left = {},
  leftByFirst = left,
): Promise<Told> {
  const processes = steps.map((_, index) => processOf(world, index === 0 ? leftByFirst : left));
  const ends = await Promise.allSettled(
    steps.map((step, index) => step(processes[index] ?? processOf(world, left))),
  );
  return ends.map((end) => {
    if (end.status === "rejected") return "error";
    return end.value.ok ? "done" : (end.value.reason ?? "refused");
  });
}

type Raced = { world: TestWorld; told: Told };

function isOneOf({ told }: Raced, right: readonly Told[]): boolean {
  return right.some((one) => JSON.stringify(one) === JSON.stringify(told));
}

/** Without its guard the race ends as it never may: other answers, or a state in which the witness finds a fault. */
async function expectWrongWithoutGuard(race: () => Promise<Raced>, right: readonly Told[]): Promise<void> {
  const wrong = async (raced: Raced) => !isOneOf(raced, right) || (await witness(raced.world)).length > 0;
  const last = await untilWrong(race, wrong);
  expect(await wrong(last), `right even without its guard: ${last.told.join(", ")}`).toBe(true);
}

async function guestOnOneSide() {
  const world = await openTestWorld({ sandbox: true });
  const sides = [{ capacity: 6 }, { capacity: 6, priceMinor: 39_900, labelZh: "女生", labelEn: "Women" }];
  const event = await buildEvent(world.db, { now: world.clock.now(), sides });
  return { world, event, bought: await buyTicketFor(world, event) };
}

function move(event: BuiltEvent, { orderId }: { orderId: string }): Step {
  const { eventId, organiserId } = event;
  const toSideId = event.sides[1]?.id ?? "";
  return (world) =>
    moveGuestToSide(world, {
      ...{ organiserId, eventId, orderId, toSideId },
      ...{ ifFull: "refuse", shownDifferenceMinor: null },
    });
}

function cancel({ token }: { token: string }, shownRefundMinor: number): Step {
  return (world) => cancelOwnOrder(world, { token, shownRefundMinor });
}

const movedOrCancelled = [
  ["done", "quote-changed"],
  ["not-movable", "done"],
];

async function moveAgainstCancel(left?: Left) {
  const { world, event, bought } = await guestOnOneSide();
  // Without locks the move is written long after it was looked at, when the cancellation is done.
  const steps = [move(event, bought), cancel(bought, 49_900)];
  const told = await atOnce(world, steps, left, left?.locks ? { locks: 400 } : left);
  return { world, bought, told };
}

test(
  "a guest is moved while they cancel: one of the two, and what was shown comes back",
  minutes,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, bought, told } = await moveAgainstCancel();
      expect(movedOrCancelled).toContainEqual(told);
      const { refunds } = await standing(world, bought.orderId);
      expect(refunds).toEqual([told[0] === "done" ? ["side-move", 10_000] : ["attendee-cancelled", 49_900]]);
      await expectNothingLost(world);
    }
  },
);

test("without the order's lock a guest is moved and cancelled at once", minutes, () =>
  expectWrongWithoutGuard(() => moveAgainstCancel({ locks: true }), movedOrCancelled),
);

const movedOnce = [
  ["done", "same-side"],
  ["same-side", "done"],
];

async function moveTwice(left?: Left) {
  const { world, event, bought } = await guestOnOneSide();
  const told = await atOnce(world, [move(event, bought), move(event, bought)], left);
  return { world, event, bought, told };
}

test(
  "a guest is moved from two phones at once: once, and the difference comes back once",
  minutes,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, bought, told } = await moveTwice();
      expect(movedOnce).toContainEqual(told);
      const { refunds, seats } = await standing(world, bought.orderId);
      expect({ refunds, seats }).toEqual({ refunds: [["side-move", 10_000]], seats: 1 });
      await expectNothingLost(world);
    }
  },
);

test("without the order's lock two phones move one guest twice", minutes, () =>
  expectWrongWithoutGuard(() => moveTwice({ locks: true }), movedOnce),
);

const oneSeat = [
  ["done", "full"],
  ["full", "done"],
];

async function twoGuestsOneSeat(left?: Left) {
  const { world, event, bought } = await guestOnOneSide();
  const other = await buyTicketFor(world, event);
  for (let taken = 0; taken < 5; taken += 1)
    await buyTicketFor(world, event, { sideId: event.sides[1]?.id ?? "" });
  const told = await atOnce(world, [move(event, bought), move(event, other)], left);
  return { world, told };
}

test(
  "two guests are moved into the last seat of a side: one has it, the other is told",
  minutes,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, told } = await twoGuestsOneSeat();
      expect(oneSeat).toContainEqual(told);
      await expectNothingLost(world);
    }
  },
);

test("without the lock of the sides two guests are moved into one seat", minutes, () =>
  expectWrongWithoutGuard(() => twoGuestsOneSeat({ locks: true }), oneSeat),
);

async function twoFriendsTakenOff(left?: Left) {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await allowGroups(world, event);
  const order = await openPageOf(world, await holdPartyFor(world, event, [{}, {}, {}]));
  const takeOff = (place: number): Step => {
    return (here) => takeOffOrder(here, { token: order.token, place });
  };
  const told = await atOnce(world, [takeOff(2), takeOff(3)], left);
  return { world, order, told };
}

const bothOff = [["done", "done"]];

test(
  "two friends are taken off one order at once: both are off, and who ordered keeps their seat",
  minutes,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, order, told } = await twoFriendsTakenOff();
      expect(bothOff).toContainEqual(told);
      const { state, people } = await standingOf(world, order);
      expect({ state, seats: people.map(({ seats }) => seats) }).toEqual({ state: "held", seats: [1, 0, 0] });
      expect((await standing(world, order.orderId)).totalMinor).toBe(49_900);
      expect(await witness(world)).toEqual([]);
      await openPageOf(world, order);
      await expectNothingLost(world);
    }
  },
);

test("when the old page is not marked first, its end takes the seats of those who stay", minutes, () =>
  expectWrongWithoutGuard(() => twoFriendsTakenOff({ mark: true }), bothOff),
);

const oneAnswer = [
  ["done", "answered"],
  ["answered", "done"],
];

async function twoAnswers(left?: Left) {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildApprovalEvent(world);
  const { orderId } = await applyTo(world, event);
  const answer = (answer: "approve" | "decline"): Step => {
    const { eventId, organiserId } = event;
    return (here) => answerApplication(here, { organiserId, eventId, orderId, answer });
  };
  return { world, orderId, told: await atOnce(world, [answer("approve"), answer("decline")], left) };
}

test(
  "an application is approved and declined at once: one answer counts, and one letter goes out",
  minutes,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, orderId, told } = await twoAnswers();
      expect(oneAnswer).toContainEqual(told);
      await expectNothingLost(world);
      const { state } = await world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } });
      expect(state).toBe(told[0] === "done" ? "approved" : "declined");
      const answers = await world.db.prisma.letter.count({
        where: { orderId, kind: { in: ["application-approved", "application-declined"] } },
      });
      expect(answers).toBe(1);
    }
  },
);

test("without the order's lock an application gets two answers", minutes, () =>
  expectWrongWithoutGuard(() => twoAnswers({ locks: true }), oneAnswer),
);
