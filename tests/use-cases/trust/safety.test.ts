import { expect, test } from "vitest";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { jobsOf } from "#app/server/jobs.server.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registerParty } from "#app/use-cases/registration/register-party.server.ts";
import { banPerson, liftBan } from "#app/use-cases/trust/ban-person.server.ts";
import { blockPerson } from "#app/use-cases/trust/block-person.server.ts";
import { closeReport } from "#app/use-cases/trust/close-report.server.ts";
import { listSafety } from "#app/use-cases/trust/list-safety.server.ts";
import { recordStrikes } from "#app/use-cases/trust/record-strikes.server.ts";
import { reportPerson } from "#app/use-cases/trust/report-person.server.ts";
import { waiveStrike } from "#app/use-cases/trust/waive-strike.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buildNight, type NightGuestBuilt } from "#tests/builders/night.ts";
import { acceptanceOf, fillUp, freeSeats, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const HOUR = 3_600_000;

async function evening() {
  const world = await openTestWorld();
  const { organiserId } = await signInOrganiser(world);
  const { event, guests } = await buildNight(world, [2, 2]);
  const [anna, ben, cora] = guests;
  if (!anna || !ben || !cora) throw new Error("four guests");
  return { world, organiserId, event, anna, ben, cora };
}

const told = { kind: "touched", words: "在吧台边", block: true, deed: "report" } as const;

test("a report reaches the team at once by a letter that says nothing of it, and the office shows it", async () => {
  const { world, event, anna, cora } = await evening();
  const outcome = await reportPerson(world, { ...told, token: anna.token, about: cora.lineId });
  expect(outcome).toEqual({ ok: true, done: "both" });
  const letters = await world.db.prisma.letter.findMany({ where: { kind: "safety-report" } });
  expect(letters).toHaveLength(1);
  const { reports } = await listSafety(world, { locale: "en" });
  expect(reports).toMatchObject([
    { kind: "touched", words: "在吧台边", by: { name: anna.name }, about: { name: cora.name }, closed: null },
  ]);
  const row = await world.db.prisma.safetyReport.findFirstOrThrow();
  expect(Buffer.from(row.sealed).toString("utf8"), "words are sealed at rest").not.toContain("吧台");
  const { guests } = await nightPeople(world, event.eventId);
  expect(guests.length, "who is blocked is still a guest").toBe(4);
});

test("bad reports write nothing: nobody of the evening, oneself, another evening's guest, a dead link", async () => {
  const { world, anna } = await evening();
  const { guests } = await buildNight(world, [1, 1]);
  const foreign = guests[0]?.lineId ?? "";
  for (const about of [anna.lineId, foreign, "x", "'; drop table--"]) {
    const outcome = await reportPerson(world, { ...told, token: anna.token, about });
    expect(outcome, about).toEqual({ ok: false, reason: "invalid", fields: { about: "unknown" } });
  }
  expect(await reportPerson(world, { ...told, token: anna.token, about: "" })).toMatchObject({
    fields: { about: "missing" },
  });
  expect(await reportPerson(world, { ...told, token: "nobody", about: "" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await world.db.prisma.safetyReport.count()).toBe(0);
  expect(await world.db.prisma.personBlock.count()).toBe(0);
});

test("a block holds once, however often it is asked for, and at every later evening of both", async () => {
  const { world, event, anna, cora } = await evening();
  const { eventId } = event;
  const asked = { eventId, byLineId: anna.lineId, aboutLineId: cora.lineId };
  expect([await blockPerson(world, asked), await blockPerson(world, asked)]).toEqual([true, true]);
  expect(await blockPerson(world, { ...asked, aboutLineId: anna.lineId }), "oneself").toBe(false);
  expect(await world.db.prisma.personBlock.count()).toBe(1);
});

test("of two of the team who deal with one report, one counts", async () => {
  const { world, organiserId, anna } = await evening();
  await reportPerson(world, { ...told, block: false, token: anna.token, about: "" });
  const { id } = await world.db.prisma.safetyReport.findFirstOrThrow();
  expect(await closeReport(world, { organiserId, reportId: id, resolution: "  " })).toMatchObject({
    reason: "no-resolution",
  });
  const answers = await Promise.all(
    ["谈过了", "请走了"].map((resolution) => closeReport(world, { organiserId, reportId: id, resolution })),
  );
  expect(answers.map((answer) => (answer.ok ? "closed" : answer.reason)).sort()).toEqual(["closed", "over"]);
  expect(await world.db.prisma.auditEntry.count({ where: { action: "report-closed" } })).toBe(1);
});

async function ways(world: TestWorld, guest: NightGuestBuilt) {
  const event = await buildEvent(world.db, {
    now: world.clock.now(),
    sides: [{ capacity: 3, priceMinor: 0 }, { capacity: 1 }],
  });
  // Another spelling of the same mailbox.
  const email = guest.email.replace("@", "+again@").toUpperCase();
  const alone = registrationFor(event, { email });
  const { sideId, name, phone, birthDate, ...rest } = alone;
  const friend = registrationFor(event);
  const people = [friend, { ...alone, sideId }].map((one) => ({
    sideId: one.sideId,
    name: one.name,
    email: one.email,
    phone,
    birthDate,
  }));
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { groupMax: 2 } });
  const full = event.sides[1]?.id ?? "";
  await holdSeat(world, registrationFor(event, { sideId: full }));
  return {
    alone: await registerGuest(world, alone),
    party: await registerParty(world, { ...rest, formToken: friend.formToken, people, shownTotalMinor: 0 }),
    queue: await joinWaitlist(world, {
      ...{ eventId: event.eventId, email, locale: "zh-CN", places: [{ sideId: full, seats: 1 }] },
      ...{ browserKey: null, networkKey: null },
    }),
  };
}

test("who is banned gets no seat under any spelling of the address, alone, with friends or in line; lifted, all three", async () => {
  const { world, organiserId, event, cora } = await evening();
  const asked = { organiserId, eventId: event.eventId, lineId: cora.lineId, reason: "见记录" };
  expect(await banPerson(world, asked)).toEqual({ ok: true });
  expect(await banPerson(world, asked), "twice is one ban").toEqual({ ok: true });
  const no = { ok: false, reason: "no-seat" };
  expect(await ways(world, cora)).toEqual({ alone: no, party: no, queue: no });
  const [ban, ...more] = await world.db.prisma.personBan.findMany();
  expect(more).toEqual([]);
  expect(await liftBan(world, { organiserId, banId: ban?.id ?? "" })).toEqual({ ok: true });
  expect(await liftBan(world, { organiserId, banId: ban?.id ?? "" })).toEqual({ ok: false, reason: "over" });
  const after = await ways(world, cora);
  expect([after.alone.ok, after.party.ok, after.queue.ok]).toEqual([true, true, true]);
});

/** An evening that a guest with this address does not come to, up to the morning after. */
async function missAnEvening(world: TestWorld, email: string): Promise<void> {
  const { event, guests } = await buildNight(world, [1, 1]);
  const { eventId } = event;
  const lineId = guests[0]?.lineId ?? "";
  const emailIndex = world.vault.index(emailIndexText(email));
  await world.db.prisma.orderLine.update({
    where: { eventId_id: { eventId, id: lineId } },
    data: { emailIndex },
  });
  await world.db.prisma.night.upsert({
    where: { eventId },
    create: { eventId, updatedAt: world.clock.now() },
    update: {},
  });
  await world.db.prisma.nightGuest.create({ data: { eventId, lineId, noShowAt: event.startsAt } });
  world.clock.set(new Date(event.endsAt.getTime() + 13 * HOUR));
}

test("missed evenings: a letter, then tickets without refund, then no seat, until one is waived; each written once", async () => {
  const world = await openTestWorld({ sandbox: true });
  const { organiserId } = await signInOrganiser(world);
  const email = "late@mail.example";
  const register = async () => {
    const event = await buildEvent(world.db, { now: world.clock.now() });
    return registerGuest(world, registrationFor(event, { email }));
  };
  await missAnEvening(world, email);
  expect([await recordStrikes(world), await recordStrikes(world)]).toEqual([1, 0]);
  expect(await register()).toMatchObject({ ok: true, held: true });

  await missAnEvening(world, email);
  const job = jobsOf(world)["record-strikes"];
  expect(job, "the clock knows the job").toBeDefined();
  expect(await recordStrikes(world)).toBe(1);
  const firm = await register();
  expect(firm, "the guest reads it before paying").toMatchObject({ ok: true, payUrl: null, held: false });
  const order = await world.db.prisma.order.findFirstOrThrow({ where: { firm: true } });
  expect([order.refundLadder, order.resaleAllowed]).toEqual([[], false]);

  await missAnEvening(world, email);
  expect(await recordStrikes(world)).toBe(1);
  expect(await register()).toEqual({ ok: false, reason: "no-seat" });
  const { strikes } = await listSafety(world, { locale: "zh-CN" });
  expect(strikes).toMatchObject([{ standing: "barred", missed: [{}, {}, {}] }]);
  const last = strikes[0]?.missed[0];
  const waived = { organiserId, eventId: last?.eventId ?? "", lineId: last?.lineId ?? "" };
  expect([await waiveStrike(world, waived), await waiveStrike(world, waived)]).toEqual([
    { ok: true },
    { ok: false, reason: "over" },
  ]);
  expect(await register()).toMatchObject({ ok: true, held: false });
  expect(await world.db.prisma.letter.count({ where: { kind: "missed-evening" } })).toBe(3);
});

test("an offered seat taken by who missed two evenings gives nothing back either, and they read it before paying", async () => {
  const world = await openTestWorld({ sandbox: true });
  const email = "late@mail.example";
  for (let evenings = 0; evenings < 2; evenings++) {
    await missAnEvening(world, email);
    await recordStrikes(world);
  }
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  const holds = await fillUp(world, event);
  const late = await waitFor(world, event, { email });
  const other = await waitFor(world, event, { email: "other@mail.example" });
  world.clock.advance(2 * HOUR);
  await freeSeats(world, holds);
  await promoteWaitlist(world, event);
  expect(await acceptOffer(world, acceptanceOf(event, late.token))).toMatchObject({ ok: true, payUrl: null });
  expect(await acceptOffer(world, acceptanceOf(event, other.token))).toMatchObject({ ok: true, held: true });
  const orders = await world.db.prisma.order.findMany({ where: { eventId: event.eventId, state: "held" } });
  expect(orders.map(({ firm }) => firm).sort(), "one of the two is firm").toEqual([false, true]);
  expect(orders.find(({ firm }) => firm)).toMatchObject({ refundLadder: [], resaleAllowed: false });
});

test("who pays for a friend who missed two evenings is told nothing of it, and pays under the event's own ladder", async () => {
  const world = await openTestWorld({ sandbox: true });
  const email = "late@mail.example";
  for (let evenings = 0; evenings < 2; evenings++) {
    await missAnEvening(world, email);
    await recordStrikes(world);
  }
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 4 }] });
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { groupMax: 2 } });
  const payFor = async (friend: string) => {
    const { sideId, name, phone, birthDate, ...rest } = registrationFor(event);
    const people = [rest.email, friend].map((one) => ({ sideId, name, phone, birthDate, email: one }));
    const sum = { shownTotalMinor: 2 * 49_900 };
    const answer = await registerParty(world, { ...rest, people, ...sum });
    if (!answer.ok) throw new Error(answer.reason);
    const key = readOrderToken(world.vault, answer.token);
    const order = await world.db.prisma.order.findFirstOrThrow({ where: { id: key?.orderId ?? "" } });
    const { firm, refundLadder, resaleAllowed } = order;
    return { held: answer.held, pays: answer.payUrl !== null, firm, refundLadder, resaleAllowed };
  };
  const withThem = await payFor(email);
  expect(withThem).toEqual(await payFor("good@mail.example"));
  expect(withThem).toMatchObject({ firm: false, held: true });
});

test("nobody is struck whom the organiser did not mark, nor before the next morning, nor at a cancelled evening", async () => {
  const world = await openTestWorld();
  await missAnEvening(world, "early@mail.example");
  world.clock.set(new Date(world.clock.now().getTime() - 6 * HOUR));
  expect(await recordStrikes(world), "too early").toBe(0);
  world.clock.advance(6 * HOUR);
  await world.db.prisma.event.updateMany({
    data: { state: "cancelled", cancelledAt: world.clock.now() },
  });
  expect(await recordStrikes(world), "cancelled").toBe(0);
  await world.db.prisma.event.updateMany({ data: { state: "published", cancelledAt: null } });
  await world.db.prisma.nightGuest.updateMany({ data: { noShowAt: null } });
  expect(await recordStrikes(world), "unmarked").toBe(0);
});
