import { expect, test } from "vitest";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { holdSeatFor, openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");

async function stage() {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening" });
  return { world, event, app: await openApp(world) };
}

test("pay leads to the payment page, and pressing again to the same one", async () => {
  const { world, event, app } = await stage();
  const token = orderToken(world.vault, await holdSeatFor(world, event));
  const [one, two] = [await app.post(`/o/${token}/pay`, {}), await app.post(`/o/${token}/pay`, {})];
  expect(one.status).toBe(303);
  expect(one.headers.get("Location")).toContain(world.sandbox.stripe.url);
  expect(two.headers.get("Location")).toBe(one.headers.get("Location"));
});

test("coming back from the payment page shows the ticket, and another order's page is not found", async () => {
  const { world, event, app } = await stage();
  const [mine, other] = [await openPageFor(world, event), await openPageFor(world, event)];
  await world.sandbox.control.pay(mine.sessionId, "card");
  for (const foreign of [mine.sessionId, "made-up"])
    expect((await app.get(`/o/${other.token}/return?session_id=${foreign}`)).status).toBe(404);
  expect(await htmlOf(await app.get(`/o/${other.token}`))).toContain("座位为你留着");
  const back = await app.get(`/en/o/${mine.token}/return?session_id=${mine.sessionId}`);
  expect(back.headers.get("Location")).toBe(`/en/o/${mine.token}`);
  expect(await htmlOf(await app.get(`/en/o/${mine.token}`))).toContain("Ticket code");
});

test("an order that can no longer be paid leads back to its page", async () => {
  const { world, event, app } = await stage();
  const { token } = await openPageFor(world, event);
  await world.passTime(40 * 60_000);
  const refused = await app.post(`/o/${token}/pay`, {});
  expect(refused.headers.get("Location")).toBe(`/o/${token}`);
});

test("pressing pay without end is refused with words", async () => {
  const { world, event, app } = await stage();
  const { token } = await openPageFor(world, event);
  let last = new Response();
  for (let tries = 0; tries < 21; tries += 1) last = await app.post(`/o/${token}/pay`, {});
  expect(last.status).toBe(429);
});

test("a notice that Stripe did not sign is refused, and a page cannot be opened there", async () => {
  const { app } = await stage();
  const body = JSON.stringify({ id: "evt_1", type: "checkout.session.completed" });
  const unsigned: Record<string, string>[] = [{}, { "Stripe-Signature": "t=1,v1=00" }];
  for (const headers of unsigned)
    expect((await app.send("/webhooks/stripe", { method: "POST", body, headers })).status).toBe(400);
  expect((await app.get("/webhooks/stripe")).status).toBe(405);
});
