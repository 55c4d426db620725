import { expect, test } from "vitest";
import { openWorld, seat, until } from "./world.ts";

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
