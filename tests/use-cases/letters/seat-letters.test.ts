import { expect, test } from "vitest";
import { cancelSeat } from "#app/use-cases/payment/cancel-seat.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { openPageOf } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, holdPartyFor } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");

test("who ordered and gives up their own seat is told that they did, and where Alipay's money goes", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now });
  await allowGroups(world, event);
  const friends = [{ email: "pays@mail.example" }, { email: "friend@mail.example" }];
  const page = await openPageOf(world, await holdPartyFor(world, event, friends));
  await world.sandbox.control.payByAlipay(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  for (const place of [1, 2])
    expect(await cancelSeat(world, { token: page.token, place, shownRefundMinor: 49_900 })).toMatchObject({
      ok: true,
    });
  await expectNothingLost(world);
  const of = async (email: string) =>
    (await world.sandbox.control.letters(email)).filter(({ subject }) => subject.startsWith("座位已取消"));
  const told = (await of("pays@mail.example")).map(({ text }) => text).join("\n");
  expect(told).toContain("你让出了《");
  expect(told, "nobody else took it from them").not.toContain("帮你报名的朋友");
  expect(told).toContain("你付款时用的支付宝");
  expect(told).not.toContain("你付款时用的账户");
  const [friend] = await of("friend@mail.example");
  expect(friend?.text, "a friend's seat was taken back").toContain("帮你报名的朋友取消了你");
});
