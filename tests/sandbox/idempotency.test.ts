import { expect, test } from "vitest";
import { inMinutes, openWorld, seat } from "./world.ts";

test("the same key gives the same answer; other parameters under it are an error", async () => {
  await using world = await openWorld();
  const { sessions } = world.stripe.checkout;
  const expires = inMinutes(40);
  const first = await sessions.create(seat({ expires_at: expires }), { idempotencyKey: "order-1-try-1" });
  const again = await sessions.create(seat({ expires_at: expires }), { idempotencyKey: "order-1-try-1" });
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(again.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  await expect(
    sessions.create(seat({ expires_at: expires + 1 }), { idempotencyKey: "order-1-try-1" }),
  ).rejects.toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" });
  expect((await sessions.list()).data).toHaveLength(1);
  await world.control.clock({ advance: 24 * 3600 });
  const late = await sessions.create(seat({ expires_at: inMinutes(25 * 60) }), {
    idempotencyKey: "order-1-try-1",
  });
  expect(late.id).not.toBe(first.id);
});

test("two calls under one key at the same time: one is served, the other gets 409", async () => {
  await using world = await openWorld();
  await world.control.fault({ kind: "delay", ms: 150, method: "POST", path: "/v1/checkout/sessions" });
  const ask = () =>
    world.stripe.checkout.sessions.create(seat({ expires_at: 0 + inMinutes(40) }), {
      idempotencyKey: "twin",
    });
  const [one, two] = await Promise.allSettled([ask(), ask()]);
  expect([one.status, two.status].sort()).toEqual(["fulfilled", "rejected"]);
  const refused = one.status === "rejected" ? one.reason : two.status === "rejected" ? two.reason : null;
  expect(refused).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  expect((await world.stripe.checkout.sessions.list()).data).toHaveLength(1);
});

test("even a 500 is remembered under its key; a refused parameter is not", async () => {
  await using world = await openWorld();
  const { sessions } = world.stripe.checkout;
  const expires_at = inMinutes(40);
  await world.control.fault({ kind: "status", status: 500, method: "POST" });
  for (const _ of [1, 2]) {
    await expect(sessions.create(seat({ expires_at }), { idempotencyKey: "broken" })).rejects.toMatchObject({
      statusCode: 500,
      type: "StripeAPIError",
    });
  }
  await expect(sessions.create(seat({ expires_at: 5 }), { idempotencyKey: "fixed" })).rejects.toMatchObject({
    statusCode: 400,
  });
  await sessions.create(seat({ expires_at }), { idempotencyKey: "fixed" });
});
