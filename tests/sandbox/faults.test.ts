import { expect, test } from "vitest";
import { inMinutes, openWorld, seat, until } from "./world.ts";

test("a line that drops before the work leaves no session; one that drops after it leaves exactly one", async () => {
  await using world = await openWorld();
  const { sessions } = world.stripe.checkout;
  const ask = () => sessions.create(seat({ expires_at: expires }), { idempotencyKey: "drop" });
  const expires = inMinutes(40);
  await world.control.fault({ kind: "reset-before", path: "/v1/checkout/sessions", count: 2 });
  await expect(ask()).rejects.toMatchObject({ type: "StripeConnectionError" });
  expect((await world.control.state()).counts.sessions).toBe(0);
  await world.control.fault({ kind: "reset-after", path: "/v1/checkout/sessions", count: 2 });
  await expect(ask()).rejects.toMatchObject({ type: "StripeConnectionError" });
  expect((await world.control.state()).counts.sessions).toBe(1);
  const learned = await ask();
  expect(learned.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect((await world.control.state()).counts.sessions).toBe(1);
});

test.each([
  [409, "lock_timeout"],
  [429, "rate_limit"],
  [503, undefined],
])("a %i is answered in Stripe's form, as often as asked, and not remembered", async (status, code) => {
  await using world = await openWorld();
  const expires_at = inMinutes(40);
  const ask = () =>
    world.stripe.checkout.sessions.create(seat({ expires_at }), { idempotencyKey: "weather" });
  await world.control.fault({ kind: "status", status, method: "post", count: 2 });
  for (const _ of [1, 2]) await expect(ask()).rejects.toMatchObject({ statusCode: status, code });
  expect((await ask()).status).toBe("open");
});

test("work that was done before a 503 is found again under its key", async () => {
  await using world = await openWorld();
  const expires_at = inMinutes(40);
  const ask = () => world.stripe.checkout.sessions.create(seat({ expires_at }), { idempotencyKey: "done" });
  await world.control.fault({ kind: "status", status: 503, afterWork: true });
  await expect(ask()).rejects.toMatchObject({ statusCode: 503 });
  await ask();
  expect((await world.control.state()).counts.sessions).toBe(1);
});

test("a body that is cut in the middle and a delay reach the SDK as such; only matching paths are hit", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.fault({ kind: "cut-body", method: "GET", path: "/v1/checkout/sessions/*", count: 2 });
  await expect(world.stripe.checkout.sessions.list()).resolves.toBeTruthy();
  await expect(world.stripe.checkout.sessions.retrieve(session.id)).rejects.toThrow();
  await world.control.clearFaults();
  await world.control.fault({ kind: "delay", ms: 120, method: "GET" });
  const start = Date.now();
  await world.stripe.checkout.sessions.retrieve(session.id);
  expect(Date.now() - start).toBeGreaterThanOrEqual(115);
});

test("an event that the shop refuses comes again until it is taken", async () => {
  await using world = await openWorld();
  world.shop.behaviour.status = 500;
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.expire(session.id);
  await until("the first try", () => world.shop.heard.length >= 1);
  world.shop.behaviour.status = 200;
  await until("the second try", () => world.shop.heard.length >= 2);
  const ids = new Set(world.shop.heard.map(({ event }) => event.id));
  expect(ids.size).toBe(1);
  await until("delivered", async () => (await world.control.state()).deliveries[0]?.state === "delivered");
});

test("held events wait and can be released in reverse; dropped ones never come, until asked for by id", async () => {
  await using world = await openWorld();
  await world.control.delivery({ hold: true });
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.payByCard(session.id);
  await until("the fee", async () => (await world.control.events("charge.updated")).length === 1);
  expect(world.shop.heard).toHaveLength(0);
  const made = (await world.control.events()).map(({ id }) => id);
  await world.control.delivery({ release: "reverse" });
  expect(world.shop.heard.map(({ event }) => event.id)).toEqual(made);

  const second = await world.stripe.checkout.sessions.create(seat());
  await world.control.delivery({ drop: 1 });
  await world.control.expire(second.id);
  const [expired] = await world.control.events("checkout.session.expired");
  await until("dropped", async () => (await world.control.state()).deliveries[0]?.state === "dropped");
  expect(world.shop.types()).not.toContain("checkout.session.expired");
  expect(await world.control.delivery({ redeliver: String(expired?.id), times: 5 })).toMatchObject({
    statuses: [200, 200, 200, 200, 200],
  });
  expect(world.shop.types().filter((type) => type === "checkout.session.expired")).toHaveLength(5);
});

test("a doubled event comes twice with one id", async () => {
  await using world = await openWorld();
  await world.control.delivery({ double: 1 });
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.expire(session.id);
  await until("both", () => world.shop.heard.length === 2);
  expect(world.shop.heard[0]?.event.id).toBe(world.shop.heard[1]?.event.id);
});

test("an old moment and a stranger's secret fail the shop's check; a future moment passes, as Stripe's SDK allows", async () => {
  await using world = await openWorld();
  const { id } = await world.stripe.checkout.sessions.create(seat());
  await world.control.delivery({ drop: 1 });
  await world.control.expire(id);
  const [event] = await world.control.events();
  const redeliver = String(event?.id);
  await until("dropped", async () => (await world.control.state()).deliveries[0]?.state === "dropped");
  expect(await world.control.delivery({ shift: { seconds: -600 }, redeliver })).toMatchObject({
    statuses: [400],
  });
  expect(await world.control.delivery({ wrongSecret: 1, redeliver })).toMatchObject({ statuses: [400] });
  expect(await world.control.delivery({ shift: { seconds: 600 }, redeliver })).toMatchObject({
    statuses: [200],
  });
  expect(world.shop.refused).toHaveLength(2);
});

test("during a rotation both secrets are good; afterwards only the new one", async () => {
  await using world = await openWorld();
  const { id } = await world.stripe.checkout.sessions.create(seat());
  await world.control.expire(id);
  await until("heard", () => world.shop.heard.length === 1);
  const redeliver = String(world.shop.heard[0]?.event.id);
  expect(await world.control.delivery({ rotate: "whsec_the_new_secret", redeliver })).toMatchObject({
    statuses: [200],
  });
  world.shop.behaviour.secret = "whsec_the_new_secret";
  expect(await world.control.delivery({ redeliver })).toMatchObject({ statuses: [200] });
  await world.control.delivery({ rotate: "whsec_the_new_secret", keepOld: false });
  world.shop.behaviour.secret = "whsec_practice_secret";
  expect(await world.control.delivery({ redeliver })).toMatchObject({ statuses: [400] });
});

test("an event of the wrong mode is signed well and says livemode true", async () => {
  await using world = await openWorld();
  await world.control.delivery({ liveMode: 1 });
  const { id } = await world.stripe.checkout.sessions.create(seat());
  await world.control.expire(id);
  await until("heard", () => world.shop.heard.length === 1);
  expect(world.shop.heard[0]?.event.livemode).toBe(true);
});

test("a delayed payment that fails is announced and leaves the session unpaid", async () => {
  await using world = await openWorld();
  const { id } = await world.stripe.checkout.sessions.create(seat());
  expect(await world.control.payLater(id)).toMatchObject({ status: "complete", payment_status: "unpaid" });
  await world.control.settleLater(id, "failed");
  await until("heard", () => world.shop.types().includes("checkout.session.async_payment_failed"));
  expect(await world.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] })).toMatchObject({
    payment_status: "unpaid",
    payment_intent: { status: "requires_payment_method" },
  });
  await expect(world.control.settleLater(id, "succeeded")).rejects.toThrow("on its way");
});

test("a session can answer expired and still take the money later", async () => {
  await using world = await openWorld();
  const { id } = await world.stripe.checkout.sessions.create(seat());
  expect(await world.control.expireButTakeMoney(id, { method: "alipay" })).toMatchObject({
    status: "expired",
  });
  expect(await world.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "expired",
    payment_status: "unpaid",
  });
  await world.control.takeLateMoney(id);
  expect(await world.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "paid",
  });
  await until("heard both", () =>
    ["checkout.session.expired", "checkout.session.completed"].every((type) =>
      world.shop.types().includes(type),
    ),
  );
  const other = await world.stripe.checkout.sessions.create(seat());
  await world.control.expireButTakeMoney(other.id, { afterMs: 30, keepExpired: true });
  await until(
    "taken by itself",
    async () => (await world.stripe.checkout.sessions.retrieve(other.id)).payment_status === "paid",
  );
  expect((await world.stripe.checkout.sessions.retrieve(other.id)).status).toBe("expired");
});
