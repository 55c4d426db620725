import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { type LetterInput, queueLetter } from "#app/use-cases/letters/queue-letter.server.ts";
import { readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { runJobs } from "#tests/run-jobs.ts";
import type { TestWorld } from "#tests/world.ts";
import { letterTasks, now, openEvening, paidOrder, refundOrder } from "./evening.ts";

async function send(world: TestWorld, letter: LetterInput): Promise<string | null> {
  await world.db.transaction((tx) => queueLetter(world, tx, letter));
  await runJobs(world, letterTasks(world));
  const { skippedReason } = await world.db.prisma.letter.findFirstOrThrow({
    where: { kind: letter.kind, version: letter.version },
  });
  return skippedReason;
}

async function organiser(world: TestWorld, locale: Locale): Promise<string> {
  const id = randomUUID();
  await world.db.prisma.organiser.create({
    data: {
      id,
      emailIndex: world.vault.index(emailIndexText("boss@example.com")),
      emailSealed: world.vault.seal("boss@example.com"),
      name: "阿桔",
      locale,
      createdAt: now,
    },
  });
  return id;
}

/** Money that arrived for an order, and a refund of it. */
async function refundOf(
  world: TestWorld,
  order: { eventId: string; orderId: string },
  refund: { state: "due" | "succeeded"; method?: string; reason?: string },
): Promise<string> {
  const { eventId, orderId } = order;
  const [attemptId, paymentId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const money = { amountMinor: 49_900, currency: "CNY" };
  await world.db.prisma.paymentAttempt.create({
    data: {
      eventId,
      id: attemptId,
      orderId,
      n: 2,
      state: "paid",
      idempotencyKey: attemptId,
      paramsSealed: world.vault.seal({}),
      ...money,
      expiresAt: now,
      sessionId: `cs_${attemptId}`,
      createdAt: now,
      updatedAt: now,
    },
  });
  await world.db.prisma.payment.create({
    data: {
      eventId,
      id: paymentId,
      orderId,
      attemptId,
      sessionId: `cs_${attemptId}`,
      paymentIntentId: `pi_${paymentId}`,
      method: refund.method ?? "card",
      ...money,
      disposition: "refund-in-full",
      receivedAt: now,
    },
  });
  await world.db.prisma.refund.create({
    data: {
      eventId,
      id,
      orderId,
      paymentId,
      ...money,
      reason: refund.reason ?? "cancelled-by-organiser",
      state: refund.state,
      idempotencyKey: id,
      requestedBy: "organiser",
      createdAt: now,
      settledAt: refund.state === "succeeded" ? now : null,
    },
  });
  return id;
}

test("a sign-in letter carries its link, and the link is gone from the database after", async () => {
  const { world } = await openEvening();
  const organiserId = await organiser(world, "zh-CN");
  const to = { email: "boss@example.com", locale: "zh-CN" } as const;
  const secret = { token: "a-secret-token" };
  await send(world, { kind: "sign-in", version: "1", organiserId, to, secret });
  const [letter] = await world.sandbox.control.letters(to.email);
  expect(letter?.text).toContain("http://127.0.0.1:3000/office/sign-in/a-secret-token");
  expect(letter?.text).toContain("10 分钟内有效");
  const row = await world.db.prisma.letter.findFirstOrThrow();
  expect(row).toMatchObject({ secretSealed: null, renderedSealed: null });
});

test("a sign-in letter is not sent once its link is over", async () => {
  const { world } = await openEvening();
  const organiserId = await organiser(world, "en");
  const to = { email: "boss@example.com", locale: "en" } as const;
  const letter = { kind: "sign-in", version: "1", organiserId, to, secret: { token: "t" } } as const;
  await world.db.transaction((tx) => queueLetter(world, tx, letter));
  await world.passTime(600_000);
  expect(await send(world, letter)).toBe("link-is-over");
  expect(await world.sandbox.control.letters()).toEqual([]);
});

test("who left the team gets no sign-in letter", async () => {
  const { world } = await openEvening();
  const organiserId = await organiser(world, "en");
  await world.db.prisma.organiser.update({ where: { id: organiserId }, data: { disabledAt: now } });
  const to = { email: "boss@example.com", locale: "en" } as const;
  const reason = await send(world, {
    kind: "sign-in",
    version: "1",
    organiserId,
    to,
    secret: { token: "t" },
  });
  expect(reason).toBe("not-on-the-team");
});

test("a refund that is done is told with its amount and its way", async () => {
  const { world, event } = await openEvening();
  const { email, locale, ...order } = await paidOrder(world, event);
  const { eventId, orderId } = order;
  await refundOrder(world, order);
  const version = await refundOf(world, order, { state: "succeeded", method: "alipay" });
  await send(world, { kind: "refund-done", version, eventId, orderId, to: { email, locale } });
  const [letter] = await world.sandbox.control.letters(email);
  expect(letter?.text).toContain("¥499.00 CNY");
  expect(letter?.text).toContain("支付宝");
  expect(letter?.text).not.toContain("安福路 322");
});

test("a refund that is still on its way is not told as done", async () => {
  const { world, event } = await openEvening();
  const { email, locale, ...order } = await paidOrder(world, event);
  const { eventId, orderId } = order;
  const version = await refundOf(world, order, { state: "due" });
  const reason = await send(world, { kind: "refund-done", version, eventId, orderId, to: { email, locale } });
  expect(reason).toBe("refund-not-done");
});

test("a second payment goes back with the good ticket untouched, and no address is told", async () => {
  const { world, event } = await openEvening();
  const { email, ...order } = await paidOrder(world, event);
  const { eventId, orderId } = order;
  const version = await refundOf(world, order, { state: "due", reason: "second-payment" });
  await send(world, { kind: "late-refunded", version, eventId, orderId, to: { email, locale: "en" } });
  const [letter] = await world.sandbox.control.letters(email);
  expect(letter?.text).toContain("already have a seat");
  expect(letter?.text).toContain(`http://127.0.0.1:3000/en/e/${event.slug}`);
  expect(`${letter?.html}${letter?.text}`).not.toMatch(/安福路 322|青桔小酒馆/);
});

test("lost tickets are found by their own address, and only by it", async () => {
  const { world, event } = await openEvening();
  const mine = await paidOrder(world, event, { email: "lin@example.com" });
  await paidOrder(world, event, { email: "lin+friend@example.com" });
  await paidOrder(world, event, { email: "other@example.com" });
  const to = { email: "Lin@example.com ", locale: "en" } as const;
  await send(world, { kind: "find-ticket", version: "1", to });
  const [letter] = await world.sandbox.control.letters("lin@example.com");
  const tokens = [...(letter?.text ?? "").matchAll(/\/o\/([\w-]+)/g)].map(([, token]) =>
    readOrderToken(world.vault, token ?? ""),
  );
  expect(tokens).toEqual([{ eventId: mine.eventId, orderId: mine.orderId, linkVersion: 1 }]);
  expect(letter?.text).toContain("· paid");
  expect(letter?.text).not.toContain("安福路 322");
});

test("an address without orders gets no letter", async () => {
  const { world } = await openEvening();
  const to = { email: "nobody@example.com", locale: "en" } as const;
  expect(await send(world, { kind: "find-ticket", version: "1", to })).toBe("nothing-found");
  expect(await world.sandbox.control.letters()).toEqual([]);
});

test("an answer goes to the business, when it has an address", async () => {
  const { world, event } = await openEvening();
  await world.db.prisma.business.create({
    data: { id: 1, displayName: "慢慢来", contactEmail: "hi@slow.example", createdAt: now, updatedAt: now },
  });
  const { eventId, orderId, email, locale } = await paidOrder(world, event);
  await send(world, { kind: "ticket", version: "1", eventId, orderId, to: { email, locale } });
  const [letter] = await world.sandbox.control.letters(email);
  expect(letter?.replyTo).toEqual(["hi@slow.example"]);
  expect(letter?.text).toContain("这封信由“慢慢来”用轻局发出。");
});

test("a letter to what is no address is a surprise", async () => {
  const { world } = await openEvening();
  const to = { email: "a@b.example\r\nBcc: x@y.example", locale: "en" } as const;
  await expect(send(world, { kind: "find-ticket", version: "1", to })).rejects.toThrow("no address");
});
