import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { receiveNotice } from "#app/use-cases/payment/receive-notice.server.ts";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

async function paidPage(settings: Record<string, string> = {}) {
  const world = await openTestWorld({ sandbox: true, settings });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  const [notice] = await world.sandbox.control.events("checkout.session.completed");
  return { world, event, page, body: JSON.stringify(notice) };
}

function sign(world: World, body: string, options: { secret?: string; seconds?: number } = {}): string {
  const t = Math.floor(world.clock.now().getTime() / 1000) + (options.seconds ?? 0);
  const v1 = createHmac("sha256", options.secret ?? "whsec_sandbox")
    .update(`${t}.${body}`)
    .digest("hex");
  return `t=${t},v1=${v1}`;
}

/** After whatever was refused: the notice that Stripe really sent settles the order, and nothing is lost. */
async function expectTheTrueOneCounts(world: TestWorld, page: { orderId: string }, body: string) {
  expect(await receiveNotice(world, { body, signature: sign(world, body) })).toEqual({
    ok: true,
    outcome: "handled",
  });
  expect(await stateOf(world, page.orderId)).toBe("paid");
  await expectNothingLost(world);
}

function stateOf(world: World, orderId: string): Promise<string> {
  return world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } }).then((order) => order.state);
}

test("a notice delivered five times, and once more after the return page, has one effect", async () => {
  const { world, page, body } = await paidPage();
  const signature = sign(world, body);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => receiveNotice(world, { body, signature })));
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  await returnFromCheckout(world, { token: page.token, sessionId: page.sessionId });
  expect(await receiveNotice(world, { body, signature })).toEqual({ ok: true, outcome: "repeated" });
  expect(await world.db.prisma.payment.count()).toBe(1);
  expect(await world.db.prisma.ticket.count()).toBe(1);
  expect(await world.db.prisma.letter.count({ where: { kind: "ticket" } })).toBe(1);
  await expectNothingLost(world);
});

for (const [name, forge] of [
  [
    "signed with a wrong secret",
    (world: World, body: string) => ({ body, signature: sign(world, body, { secret: "whsec_evil" }) }),
  ],
  [
    "changed after signing",
    (world: World, body: string) => ({ body: body.replace("49900", "1"), signature: sign(world, body) }),
  ],
  [
    "an hour old",
    (world: World, body: string) => ({ body, signature: sign(world, body, { seconds: -3600 }) }),
  ],
  [
    "dated an hour ahead",
    (world: World, body: string) => ({ body, signature: sign(world, body, { seconds: 3600 }) }),
  ],
  ["without a signature", (_: World, body: string) => ({ body, signature: null })],
] as const)
  test(`a notice ${name} is refused and writes nothing`, async () => {
    const { world, page, body } = await paidPage();
    expect(await receiveNotice(world, forge(world, body))).toEqual({ ok: false, reason: "bad-signature" });
    expect(await world.db.prisma.paymentNotice.count()).toBe(0);
    expect(await stateOf(world, page.orderId)).toBe("held");
    await expectTheTrueOneCounts(world, page, body);
  });

test("while secrets are rotated, the old and the new one are both good", async () => {
  const { world, body } = await paidPage({ STRIPE_WEBHOOK_SECRET: "whsec_new,whsec_sandbox" });
  for (const secret of ["whsec_sandbox", "whsec_new"])
    expect(await receiveNotice(world, { body, signature: sign(world, body, { secret }) })).toMatchObject({
      ok: true,
    });
  await expectNothingLost(world);
});

test("a live notice against a test key is acknowledged, ignored and written down as such", async () => {
  const { world, page, body } = await paidPage();
  const live = body.replaceAll('"livemode":false', '"livemode":true');
  expect(live).not.toBe(body);
  expect(await receiveNotice(world, { body: live, signature: sign(world, live) })).toEqual({
    ok: true,
    outcome: "wrong-mode",
  });
  expect(await stateOf(world, page.orderId)).toBe("held");
  expect(await witness(world)).toEqual([]);
});

test("a notice of an unknown type is acknowledged", async () => {
  const { world, page, body: trueBody } = await paidPage();
  const body = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "price.created",
    livemode: false,
    data: { object: {} },
  });
  expect(await receiveNotice(world, { body, signature: sign(world, body) })).toEqual({
    ok: true,
    outcome: "ignored",
  });
  await expectTheTrueOneCounts(world, page, trueBody);
});

test("a notice that says paid for a page that Stripe says is open changes nothing", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  const page = await openPageFor(world, event);
  const body = JSON.stringify({
    id: "evt_lie",
    object: "event",
    type: "checkout.session.completed",
    livemode: false,
    data: {
      object: { id: page.sessionId, object: "checkout.session", payment_status: "paid", status: "complete" },
    },
  });
  expect(await receiveNotice(world, { body, signature: sign(world, body) })).toMatchObject({ ok: true });
  expect(await stateOf(world, page.orderId)).toBe("held");
  await expectNothingLost(world);
});

test("a crash while settling leaves nothing half done, and the notice that comes again finishes it", async () => {
  const { world, page, body } = await paidPage();
  const dying: World = {
    ...world,
    // why: the process dies at the very end of the transaction, before it commits.
    db: {
      ...world.db,
      transaction: (work) =>
        world.db.transaction(async (tx) => {
          await work(tx);
          throw new Error("killed");
        }),
    },
  };
  const signature = sign(world, body);
  await expect(receiveNotice(dying, { body, signature })).rejects.toThrow("killed");
  expect(await world.db.prisma.payment.count()).toBe(0);
  expect(await stateOf(world, page.orderId)).toBe("held");
  expect(await receiveNotice(world, { body, signature })).toEqual({ ok: true, outcome: "handled" });
  expect(await stateOf(world, page.orderId)).toBe("paid");
  await expectNothingLost(world);
});

test("when Stripe cannot be asked, the notice is left for its next delivery", async () => {
  const { world, page, body } = await paidPage();
  await world.sandbox.control.fault({ kind: "status", status: 503, count: 2 });
  const signature = sign(world, body);
  await expect(receiveNotice(world, { body, signature })).rejects.toThrow("could not be asked");
  expect(await receiveNotice(world, { body, signature })).toEqual({ ok: true, outcome: "handled" });
  expect(await stateOf(world, page.orderId)).toBe("paid");
});

test("notices delivered over HTTP by the stand-in, doubled and out of order, settle the order once", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await listenToStripe(world);
  const page = await openPageFor(world, event);
  await world.sandbox.control.delivery({ hold: true });
  await world.sandbox.control.payByCard(page.sessionId);
  await world.sandbox.control.delivery({ double: 5 });
  await world.sandbox.control.delivery({ release: "reverse" });
  await expect.poll(() => stateOf(world, page.orderId), { timeout: 10_000 }).toBe("paid");
  expect(await world.db.prisma.payment.count()).toBe(1);
  await expectNothingLost(world);
});

test("the session id of another order is answered like an unknown link", async () => {
  const { world, event, page, body } = await paidPage();
  const other = await openPageFor(world, event);
  expect(await returnFromCheckout(world, { token: other.token, sessionId: page.sessionId })).toEqual({
    ok: false,
    reason: "not-found",
  });
  await expectTheTrueOneCounts(world, page, body);
});
