import { expect, test } from "vitest";
import { inMinutes, openWorld, seat } from "./world.ts";

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

test("a proxy's HTML page in place of an answer reaches both SDKs as their own kind of error", async () => {
  await using world = await openWorld();
  await world.control.fault({ kind: "status", status: 502, html: true });
  await expect(world.stripe.charges.list()).rejects.toMatchObject({ type: "StripeAPIError" });
  await world.control.fault({ target: "mailbox", kind: "status", status: 502, html: true });
  expect((await world.resend.emails.list()).error).toMatchObject({
    statusCode: 502,
    name: "application_error",
  });
});
