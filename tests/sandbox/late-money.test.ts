import { expect, test } from "vitest";
import { openWorld, seat, until } from "./world.ts";

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
