import { expect, test } from "vitest";
import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { payMove } from "#app/use-cases/payment/pay-move.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { standing } from "#tests/builders/approval.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, standingOf } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const LONG = { timeout: 60_000 };

/** Two friends on the first side, and a second side at another price. */
async function stage(other: number) {
  const world = await openTestWorld({ now, sandbox: true });
  const sides = [{ capacity: 4 }, { capacity: 2, priceMinor: other, labelZh: "女生", labelEn: "Women" }];
  const event = await buildEvent(world.db, { now, sides });
  await allowGroups(world, event);
  const party = await buyPartyFor(world, event, [{}, {}]);
  const [men = "", women = ""] = event.sides.map(({ id }) => id);
  const line = await world.db.prisma.orderLine.findFirstOrThrow({
    where: { orderId: party.orderId, position: 2 },
  });
  const { eventId, organiserId } = event;
  const move = (lineId?: string) =>
    moveGuestToSide(world, {
      ...{ organiserId, eventId, orderId: party.orderId, toSideId: women },
      ...(lineId === undefined ? {} : { lineId }),
      ...{ ifFull: "refuse", shownDifferenceMinor: null },
    });
  return { world, party, men, women, line, move };
}

test(
  "one of two friends moves to the cheaper side: the other stays, and the difference comes back",
  LONG,
  async () => {
    const { world, party, men, women, line, move } = await stage(39_900);
    expect(await move(), "nobody is chosen").toEqual({ ok: false, reason: "not-found" });
    expect(await move(line.id)).toEqual({ ok: true, now: "moved" });
    expect(await standing(world, party.orderId)).toMatchObject({
      ...{ state: "paid", totalMinor: 89_800, seats: 2, refunds: [["side-move", 10_000]] },
      sides: expect.arrayContaining([men, women]),
    });
    await expectNothingLost(world);
    const { people } = await standingOf(world, party);
    expect(people.map(({ tickets }) => tickets)).toEqual([1, 1]);
  },
);

test("one of two friends moves to the dearer side: the one difference is paid, once", LONG, async () => {
  const { world, party, line, move } = await stage(59_900);
  expect(await move(line.id)).toEqual({ ok: true, now: "asked" });
  expect(await move(line.id)).toEqual({ ok: false, reason: "already-moving" });
  expect(await payMove(world, { token: party.token })).toMatchObject({ ok: true });
  const attempt = await world.db.prisma.paymentAttempt.findFirstOrThrow({ where: { purpose: "move" } });
  const sessionId = attempt.sessionId ?? "";
  await world.sandbox.control.payByCard(sessionId);
  await Promise.all(
    (["webhook", "return"] as const).map((source) => settleSession(world, { sessionId, source })),
  );
  expect(await standing(world, party.orderId)).toMatchObject({
    totalMinor: 109_800,
    payments: [
      ["ticket", 99_800],
      ["supplement", 10_000],
    ],
  });
  await expectNothingLost(world);
});
