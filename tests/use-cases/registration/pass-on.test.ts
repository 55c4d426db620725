import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { deliverLetter } from "#app/use-cases/letters/deliver-letter.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { confirmAddress } from "#app/use-cases/registration/answer-transfer.server.ts";
import { changeDetails } from "#app/use-cases/registration/change-details.server.ts";
import { chooseLanguage } from "#app/use-cases/registration/choose-language.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { askNewAddress, offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { resendOwnTicket } from "#app/use-cases/registration/resend-own-ticket.server.ts";
import { showHandover } from "#app/use-cases/registration/show-handover.server.ts";
import { showOrder } from "#app/use-cases/registration/show-order.server.ts";
import { withdrawTransfer } from "#app/use-cases/registration/withdraw-transfer.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { accept, offerTicket, openOfferOf } from "#tests/builders/self-service.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const old = "old@mail.example";
const sumu = { name: "苏木", email: "sumu@mail.example" };

async function stage(hoursAhead = 240) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + hoursAhead * HOUR);
  const event = await buildEvent(world.db, { now, startsAt, venueFeeMinor: 100_000 });
  const bought = await buyTicketFor(world, event, { email: old, name: "林晓雯" });
  return { world, event, bought };
}

async function codes(world: TestWorld, orderId: string) {
  const tickets = await world.db.prisma.ticket.findMany({ where: { line: { orderId } } });
  const codeOf = (valid: boolean) => tickets.filter((one) => (one.voidedAt === null) === valid);
  return { valid: codeOf(true).map(({ code }) => code), dead: codeOf(false).map(({ code }) => code) };
}

async function subjects(world: TestWorld, email: string): Promise<string[]> {
  return (await world.sandbox.control.letters(email)).map((letter) => letter.subject);
}

async function namesOfSteps(world: TestWorld, orderId: string) {
  const steps = await world.db.prisma.orderStep.findMany({ where: { orderId }, orderBy: { seq: "asc" } });
  return steps.filter(({ step }) => step === "T12'").map(({ detail }) => JSON.stringify(detail));
}

test("a ticket changes hands: same seat, new code and link, letters to the new holder, the money where it was", async () => {
  const { world, event, bought } = await stage();
  await runJobs(world);
  const seat = await world.db.prisma.seat.findFirstOrThrow({ where: { line: { orderId: bought.orderId } } });
  const offer = await offerTicket(world, bought);
  await runJobs(world);
  expect(await subjects(world, sumu.email)).toEqual(["林晓雯 想把《周五相亲局 · 安福路的小酒馆》的票转给你"]);
  expect((await showOrder(world, { token: bought.token })).ok, "until the yes, all is as it was").toBe(true);
  const accepted = await accept(world, offer);
  if (!accepted.ok) throw new Error(accepted.reason);
  expect(await showOrder(world, { token: bought.token })).toEqual({ ok: false, reason: "not-found" });
  const shown = await showOrder(world, { token: accepted.token });
  expect(shown.ok && shown.order).toMatchObject({
    seatNumber: seat.number,
    person: { ...sumu, phone: null, birthDate: "1994-02-03" },
    state: "paid",
  });
  const after = await codes(world, bought.orderId);
  expect([after.valid.length, after.dead.length]).toEqual([1, 1]);
  const { organiserId, eventId } = event;
  const door = { organiserId, eventId, locale: "zh-CN" } as const;
  const refused = await admitGuest(world, { ...door, typed: after.dead[0] ?? "" });
  expect(refused).toMatchObject({ ok: false, reason: "not-valid" });
  expect((await admitGuest(world, { ...door, typed: after.valid[0] ?? "" })).ok).toBe(true);
  await expectNothingLost(world);
  expect(await subjects(world, old)).toContain("票已转出：周五相亲局 · 安福路的小酒馆");
  expect(await subjects(world, sumu.email)).toContain("你的门票：周五相亲局 · 安福路的小酒馆");
  const consents = await world.db.prisma.consent.findMany({ where: { orderId: bought.orderId } });
  expect(consents).toEqual(expect.arrayContaining([expect.objectContaining(consentVersions)]));
  const payment = await world.db.prisma.payment.findFirstOrThrow();
  expect(payment).toMatchObject({ amountMinor: 49_900, disposition: "ticket" });
  const said = (await namesOfSteps(world, bought.orderId)).join();
  expect(said).toContain('"change":"person"');
  expect(said, "the history names nobody").not.toMatch(/苏木|林晓雯|@/);
});

test("reminders go to the new holder alone", async () => {
  const { world, event, bought } = await stage();
  const accepted = await accept(world, await offerTicket(world, bought));
  expect(accepted.ok).toBe(true);
  world.clock.set(new Date(event.startsAt.getTime() - 24 * HOUR));
  await runJobs(world);
  world.clock.set(new Date(event.startsAt.getTime() - 2 * HOUR));
  await runJobs(world);
  const isReminder = (subject: string) => /见：|开始：/.test(subject);
  expect((await subjects(world, sumu.email)).filter(isReminder)).toHaveLength(2);
  expect((await subjects(world, old)).filter(isReminder)).toEqual([]);
});

test("a letter that waits for the old mailbox never carries the new key", async () => {
  const { world, bought } = await stage();
  // The ticket's own letter has not gone out yet when the ticket moves.
  const accepted = await accept(world, await offerTicket(world, bought));
  if (!accepted.ok) throw new Error(accepted.reason);
  await runJobs(world);
  const letters = await world.sandbox.control.letters(old);
  expect(letters.map(({ subject }) => subject)).toEqual(["票已转出：周五相亲局 · 安福路的小酒馆"]);
  expect(letters[0]?.html).not.toContain("/o/");
});

test("of two yeses at the same moment one counts", async () => {
  const { world, bought } = await stage();
  const offer = await offerTicket(world, bought);
  const answers = await Promise.all([accept(world, offer), accept(world, offer), accept(world, offer)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.reason === "gone")).toHaveLength(2);
  expect((await codes(world, bought.orderId)).valid).toHaveLength(1);
  await expectNothingLost(world);
});

test("giving the ticket back and its acceptance at the same moment: one wins, nothing is lost", async () => {
  const { world, event, bought } = await stage();
  const rounds = [bought];
  for (let more = 0; more < 3; more += 1) rounds.push(await buyTicketFor(world, event));
  for (const [index, own] of rounds.entries()) {
    const offer = await offerTicket(world, own, { name: "苏木", email: `sumu${index}@mail.example` });
    const [back, taken] = await Promise.all([
      cancelOwnOrder(world, { token: own.token, shownRefundMinor: 49_900 }),
      accept(world, offer),
    ]);
    expect([back.ok, taken.ok].filter(Boolean)).toHaveLength(1);
    expect(await world.db.prisma.ticketTransfer.count({ where: { state: "open" } })).toBe(0);
  }
  await expectNothingLost(world);
});

test("one offer at a time; taken back, its link is dead and another can be made", async () => {
  const { world, bought } = await stage();
  const first = await offerTicket(world, bought);
  const again = await offerTransfer(world, { token: bought.token, ...sumu, locale: "zh-CN" });
  expect(again).toEqual({ ok: false, reason: "offer-waits" });
  await expect(
    world.db.prisma.ticketTransfer.create({
      data: {
        ...(await world.db.prisma.ticketTransfer.findFirstOrThrow()),
        id: crypto.randomUUID(),
        recipientSealed: world.vault.seal(sumu),
      },
    }),
    "the database says so itself",
  ).rejects.toThrow();
  expect(await withdrawTransfer(world, { token: bought.token })).toEqual({ ok: true });
  expect(await accept(world, first)).toEqual({ ok: false, reason: "gone" });
  expect(await showHandover(world, { token: first, locale: "zh-CN" })).toEqual({ ok: false, reason: "gone" });
  expect((await accept(world, await offerTicket(world, bought))).ok).toBe(true);
});

test("an offer ends after a day, and with the cut-off if that is sooner", async () => {
  const { world, bought } = await stage();
  const offer = await offerTicket(world, bought);
  await world.passTime(24 * HOUR - 1);
  expect((await showHandover(world, { token: offer, locale: "en" })).ok).toBe(true);
  await world.passTime(1);
  expect(await accept(world, offer)).toEqual({ ok: false, reason: "gone" });
  expect((await accept(world, await offerTicket(world, bought))).ok, "an over one blocks nobody").toBe(true);
  const soon = await stage(10);
  const late = await offerTicket(soon.world, soon.bought);
  await soon.world.passTime(8 * HOUR);
  expect(await accept(soon.world, late)).toEqual({ ok: false, reason: "gone" });
  const tooLate = await offerTransfer(soon.world, { token: soon.bought.token, ...sumu, locale: "en" });
  expect(tooLate).toEqual({ ok: false, reason: "not-now", why: "cut-off" });
});

test("the new holder is grown up, agrees to every text, and has no seat yet", async () => {
  const { world, event, bought } = await stage();
  const offer = await offerTicket(world, bought);
  const consents = { terms: null, privacy: consentVersions.privacy, conduct: null };
  const answered = await accept(world, offer, {
    birthDate: "2015-01-01",
    consents: { ...consents, terms: "", conduct: "" },
    name: " ",
  });
  expect(answered).toEqual({
    ok: false,
    reason: "invalid",
    fields: { name: "missing", birthDate: "under-18", terms: "must-agree", conduct: "must-agree" },
  });
  await buyTicketFor(world, event, { email: "SuMu+fun@mail.example" });
  expect(await accept(world, offer)).toEqual({ ok: false, reason: "already-has-seat" });
  expect((await showOrder(world, { token: bought.token })).ok).toBe(true);
  const mine = await buyTicketFor(world, event, { email: "mine@mail.example" });
  const own = await offerTransfer(world, {
    token: mine.token,
    name: "我",
    email: "mine+2@mail.example",
    locale: "en",
  });
  expect(own).toEqual({ ok: false, reason: "invalid", fields: { email: "own-address" } });
});

test("asking whether somebody is registered by offering them a ticket tells nothing", async () => {
  const { world, event, bought } = await stage();
  await buyTicketFor(world, event, { email: sumu.email });
  expect(await offerTransfer(world, { token: bought.token, ...sumu, locale: "en" })).toEqual({ ok: true });
});

test("a refund after the change of hands goes to who paid, and the letter says so", async () => {
  const { world, bought } = await stage();
  const accepted = await accept(world, await offerTicket(world, bought));
  if (!accepted.ok) throw new Error(accepted.reason);
  const cancelled = await cancelOwnOrder(world, { token: accepted.token, shownRefundMinor: 49_900 });
  expect(cancelled.ok).toBe(true);
  await expectNothingLost(world);
  const letters = await world.sandbox.control.letters(sumu.email);
  const done = letters.find(({ subject }) => subject.startsWith("已退款"));
  expect(done?.text).toContain("最初付款的那个账户");
});

test("a new address counts once it is confirmed from there; link and code are renewed and the old one is told", async () => {
  const { world, bought } = await stage();
  await runJobs(world);
  expect(await askNewAddress(world, { token: bought.token, email: "typo@mail.example" })).toEqual({
    ok: true,
  });
  const first = await openOfferOf(world, bought.orderId);
  expect(await askNewAddress(world, { token: bought.token, email: "new@mail.example" })).toEqual({
    ok: true,
  });
  const second = await openOfferOf(world, bought.orderId);
  expect(await confirmAddress(world, { token: first }), "the earlier question is void").toEqual({
    ok: false,
    reason: "gone",
  });
  expect(await accept(world, second), "an address is not a person").toEqual({
    ok: false,
    reason: "not-found",
  });
  const before = await codes(world, bought.orderId);
  const confirmed = await confirmAddress(world, { token: second });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const after = await codes(world, bought.orderId);
  expect(after.dead).toEqual(before.valid);
  expect((await showOrder(world, { token: bought.token })).ok).toBe(false);
  const shown = await showOrder(world, { token: confirmed.token });
  expect(shown.ok && shown.order.person).toMatchObject({ name: "林晓雯", email: "new@mail.example" });
  await expectNothingLost(world);
  expect(await subjects(world, "new@mail.example")).toContain("你的门票：周五相亲局 · 安福路的小酒馆");
  const told = (await world.sandbox.control.letters(old)).find(({ subject }) =>
    subject.startsWith("邮箱已更换"),
  );
  expect(told?.html).not.toContain("/o/");
});

test("name and phone change at once, and the history says only that they did", async () => {
  const { world, bought } = await stage();
  const change = (name: string, phone: string) => changeDetails(world, { token: bought.token, name, phone });
  expect(await change("  ", "12")).toEqual({
    ok: false,
    reason: "invalid",
    fields: { name: "missing", phone: "not-a-phone" },
  });
  expect(await change("晓雯", "+86 138-0000-0000")).toEqual({ ok: true });
  const shown = await showOrder(world, { token: bought.token });
  expect(shown.ok && shown.order.person).toMatchObject({ name: "晓雯", phone: "+8613800000000" });
  expect(await change("晓雯", "+8613800000000"), "no change, no step").toEqual({ ok: true });
  expect(await namesOfSteps(world, bought.orderId)).toEqual(['{"change":"details"}']);
  await expectNothingLost(world);
});

test("the letter is sent again, once for a double press, and not for ever", async () => {
  const { world, bought } = await stage();
  const press = (formToken: string) => resendOwnTicket(world, { token: bought.token, formToken });
  await Promise.all([press("a".repeat(22)), press("a".repeat(22))]);
  expect(await press("b".repeat(22))).toEqual({ ok: true });
  expect(await press("c".repeat(22))).toEqual({ ok: false, reason: "too-many" });
  await runJobs(world);
  expect((await subjects(world, old)).filter((subject) => subject.startsWith("你的门票"))).toHaveLength(3);
});

test("letters follow the language that was chosen, those that wait included", async () => {
  const { world, event, bought } = await stage();
  expect(await chooseLanguage(world, { token: bought.token, locale: "fr" })).toMatchObject({ ok: false });
  expect(await chooseLanguage(world, { token: bought.token, locale: "en" })).toEqual({ ok: true });
  world.clock.set(new Date(event.startsAt.getTime() - 24 * HOUR));
  await runJobs(world);
  const letters = await subjects(world, old);
  expect(letters.some((subject) => subject.startsWith("See you tomorrow"))).toBe(true);
  expect(letters.every((subject) => !/见|门票/.test(subject))).toBe(true);
});

test("strangers are not written to without end", async () => {
  const { world, bought } = await stage();
  const outcomes: string[] = [];
  for (let tries = 0; tries < 7; tries += 1) {
    const asked = await offerTransfer(world, { token: bought.token, ...sumu, locale: "en" });
    outcomes.push(asked.ok ? "ok" : asked.reason);
    await withdrawTransfer(world, { token: bought.token });
  }
  expect(outcomes).toEqual(["ok", "ok", "ok", "ok", "ok", "ok", "too-many"]);
});

test("the form that made the order, sent once more by who gave the ticket away, does not lead to the new holder's page", async () => {
  const { world, event } = await stage();
  const form = registrationFor(event, { email: "giver@mail.example" });
  const bought = await buyTicketFor(world, event, form);
  const again = await holdSeat(world, form);
  expect(again.ok && again.repeated && again.order.orderId, "until then it is their order").toBe(
    bought.orderId,
  );
  const accepted = await accept(world, await offerTicket(world, bought));
  if (!accepted.ok) throw new Error(accepted.reason);
  const after = await holdSeat(world, form);
  expect(after.ok && after.order.orderId, "a seat of their own, or none").not.toBe(bought.orderId);
  expect((await showOrder(world, { token: accepted.token })).ok).toBe(true);
  await expectNothingLost(world);
});

test("a ticket's letter cut off before it was written down is not called unsent when the ticket changes hands", async () => {
  const { world, bought } = await stage();
  const letter = await world.db.prisma.letter.findFirstOrThrow({ where: { kind: "ticket" } });
  const crashing = {
    ...world,
    // why: a process that dies right after the mail service accepted the letter.
    mail: {
      async send(...sent: Parameters<typeof world.mail.send>) {
        await world.mail.send(...sent);
        throw new Error("killed");
      },
    },
  };
  await expect(deliverLetter(crashing, { letterId: letter.id })).rejects.toThrow("killed");
  expect(await accept(world, await offerTicket(world, bought))).toMatchObject({ ok: true });
  const after = await world.db.prisma.letter.findUniqueOrThrow({ where: { id: letter.id } });
  expect(after).toMatchObject({ state: "uncertain", skippedReason: "ticket-moved", secretSealed: null });
  expect(await world.db.prisma.orderTask.count({ where: { kind: "letter-uncertain" } })).toBe(1);
  await expectNothingLost(world);
});
