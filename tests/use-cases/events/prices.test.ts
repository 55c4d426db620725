import { expect, test } from "vitest";
import type { EventFields } from "#app/domain/events/event-draft.ts";
import { newEventFields } from "#app/domain/events/new-event-fields.ts";
import type { SideFields } from "#app/domain/events/side-draft.ts";
import { changeEvent } from "#app/use-cases/events/change-event.server.ts";
import { createEvent } from "#app/use-cases/events/create-event.server.ts";
import { previewEvent } from "#app/use-cases/events/preview-event.server.ts";
import { publishEvent } from "#app/use-cases/events/publish-event.server.ts";
import { readOfficeEvent } from "#app/use-cases/events/read-office-event.server.ts";
import { showEventForm } from "#app/use-cases/events/show-event-form.server.ts";
import { eventMoney } from "#app/use-cases/money/event-money.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const organiserId = "00000000-0000-4000-8000-000000000001";
const evening = { startsAt: new Date("2026-12-05T10:00:00Z"), endsAt: new Date("2026-12-05T15:00:00Z") };
const zh = { title: "周六晚，十二对", summary: "一杯好酒", about: "", bring: "", programme: "" };
const steps = (...typed: [string, string][]) => typed.map(([upTo, price]) => ({ upTo, price }));
const worked = steps(["100", "1000"], ["200", "2000"], ["300", "3000"], ["400", "4000"]);

/** The form of an evening of one side; parts of the side and of the form may be told. */
function typedForm(side: Partial<SideFields>, parts: Partial<EventFields> = {}): EventFields {
  const fresh = newEventFields("meetup", "CNY", { ...evening, timeZone: "Asia/Shanghai" });
  return { ...fresh, zh, ...parts, sides: fresh.sides.map((one) => ({ ...one, ...side })) };
}

async function draft(world: TestWorld, fields: EventFields): Promise<string> {
  const bookingId = await bookVenue(world.db, {
    ...{ now, ...evening, feeMinor: 600_000, currency: "CNY", organiserId },
  });
  const made = await createEvent(world, { organiserId, bookingId, fields });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.eventId;
}

async function published(world: TestWorld, fields: EventFields): Promise<string> {
  const eventId = await draft(world, fields);
  const outcome = await publishEvent(world, { organiserId, eventId });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return eventId;
}

async function save(world: TestWorld, eventId: string, side: Partial<SideFields>, parts = {}) {
  const shown = await showEventForm(world, { eventId });
  if (!shown) throw new Error("the event is gone");
  const { version, bookingId, fields } = shown;
  const sides = fields.sides.map((one) => ({ ...one, ...side }));
  return changeEvent(world, {
    ...{ organiserId, eventId, version, bookingId },
    fields: { ...fields, ...parts, sides },
  });
}

async function seatPricesOf(world: TestWorld, eventId: string): Promise<number[]> {
  const seats = await world.db.prisma.seat.findMany({ where: { eventId }, orderBy: { number: "asc" } });
  return seats.map(({ priceMinor }) => priceMinor / 100);
}

async function asBuilt(world: TestWorld, eventId: string): Promise<BuiltEvent> {
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { id: eventId },
    include: { sides: true },
  });
  return { ...event, eventId, organiserId };
}

async function hold(world: TestWorld, eventId: string, shownPriceMinor: number) {
  const event = await asBuilt(world, eventId);
  const held = await holdSeat(world, registrationFor(event, { shownPriceMinor }));
  if (!held.ok) throw new Error(JSON.stringify(held));
  return held.order;
}

async function moneyOf(world: TestWorld, eventId: string) {
  const event = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (!event) throw new Error("no event");
  return (await eventMoney(world, event)).outlook;
}

test("five steps over 500 seats come to 1,500,000.00 before and after publishing, and break even cheapest first", async () => {
  const world = await openTestWorld({ now });
  const eventId = await draft(world, typedForm({ capacity: "500", price: "5000", steps: worked }));
  const planned = await moneyOf(world, eventId);
  expect(planned).toMatchObject({ onProfit: 6, fullHouseMinor: 150_000_000 - 600_000 });
  expect((await publishEvent(world, { organiserId, eventId })).ok).toBe(true);
  const prices = await seatPricesOf(world, eventId);
  expect(prices.reduce((sum, price) => sum + price, 0)).toBe(1_500_000);
  expect([prices[99], prices[100], prices[499]]).toEqual([1000, 2000, 5000]);
  expect(await moneyOf(world, eventId)).toEqual(planned);
});

test("while early prices hold, break-even counts no seat above them", async () => {
  const world = await openTestWorld({ now });
  const early = { earlyDate: "2026-12-01", earlyTime: "20:00" };
  const eventId = await published(world, typedForm({ capacity: "30", price: "500", early: "300" }, early));
  expect((await moneyOf(world, eventId)).onProfit).toBe(20);
  world.clock.set(new Date("2026-12-01T12:00:00Z"));
  expect((await moneyOf(world, eventId)).onProfit).toBe(12);
});

test("everything about prices and seats survives saving, and the preview of the draft shows it", async () => {
  const world = await openTestWorld({ now });
  const rules = {
    ...{ tolerance: "2", groupMax: "3", offerHours: "6", approvalHours: "24", resaleAllowed: true },
    ...{ earlyDate: "2026-12-01", earlyTime: "20:00" },
  };
  const ladder = steps(["10", "399.00"], ["20", "449.00"]);
  const side = { price: "499.00", early: "349.00", needsApproval: true, steps: ladder };
  const eventId = await draft(world, typedForm(side, rules));
  const before = await showEventForm(world, { eventId });
  expect(before?.fields).toMatchObject({ ...rules, sides: [side] });
  expect(await save(world, eventId, {})).toEqual({ ok: true });
  expect((await showEventForm(world, { eventId }))?.fields).toEqual(before?.fields);
  const preview = await previewEvent(world, { eventId, locale: "zh-CN" });
  expect(preview?.event.sides).toMatchObject([
    {
      price: { minor: 34_900 },
      early: { after: { minor: 39_900 } },
      ladder: [
        { from: 1, to: 10, current: true },
        { from: 11, to: 20, current: false },
        { from: 21, to: 24, current: false },
      ],
    },
  ]);
});

test("new steps reprice free seats alone; a held seat, and one that was freed, keep what they were sold at", async () => {
  const world = await openTestWorld({ now });
  const eventId = await published(
    world,
    typedForm({ capacity: "4", price: "499", steps: steps(["2", "399"]) }),
  );
  const held = await hold(world, eventId, 39_900);
  expect(await save(world, eventId, { steps: steps(["2", "420"], ["3", "450"]) })).toEqual({ ok: true });
  expect(await seatPricesOf(world, eventId)).toEqual([399, 420, 450, 499]);
  const order = await world.db.prisma.order.findFirstOrThrow({ where: { id: held.orderId } });
  expect(order.totalMinor, "a held price does not move").toBe(39_900);
  const token = orderToken(world.vault, held);
  expect((await cancelOwnOrder(world, { token, shownRefundMinor: -1 })).ok).toBe(true);
  expect(await save(world, eventId, { capacity: "5" })).toEqual({ ok: true });
  expect(await seatPricesOf(world, eventId), "the freed seat keeps its price").toEqual([
    399, 420, 450, 499, 499,
  ]);
});

test("capacity changes keep the steps: seats that come back get the step of their number", async () => {
  const world = await openTestWorld({ now });
  const ladder = { steps: steps(["2", "100"], ["3", "200"]), price: "300" };
  const eventId = await published(world, typedForm({ capacity: "5", ...ladder }));
  expect(await save(world, eventId, { capacity: "3" })).toEqual({ ok: true });
  expect(await save(world, eventId, { capacity: "6" })).toEqual({ ok: true });
  expect(await seatPricesOf(world, eventId)).toEqual([100, 100, 200, 300, 300, 300]);
  expect(await save(world, eventId, { capacity: "2" })).toMatchObject({
    problems: { side0Step1UpTo: "step-above-capacity" },
  });
});

test("a capacity below the taken seats is refused with words, and a stale form writes nothing", async () => {
  const world = await openTestWorld({ now });
  const eventId = await published(world, typedForm({ capacity: "3", price: "100" }));
  for (let count = 0; count < 2; count += 1) await hold(world, eventId, 10_000);
  expect(await save(world, eventId, { capacity: "1" })).toMatchObject({
    problems: { side0Capacity: "capacity-below-taken" },
  });
  const shown = await showEventForm(world, { eventId });
  if (!shown) throw new Error("the event is gone");
  const { version, bookingId, fields } = shown;
  await save(world, eventId, { price: "120" });
  const late = await changeEvent(world, { organiserId, eventId, version, bookingId, fields });
  expect(late).toEqual({ ok: false, reason: "stale" });
  expect(await seatPricesOf(world, eventId)).toEqual([100, 100, 120]);
});

test("a seat kept for somebody who was made an offer is not taken away by a smaller capacity", async () => {
  const world = await openTestWorld({ now });
  const eventId = await published(world, typedForm({ capacity: "2", price: "100" }));
  const side = await world.db.prisma.side.findFirstOrThrow({ where: { eventId } });
  const entryId = world.ids.uuid();
  await world.db.transaction(async (tx) => {
    await tx.waitlistEntry.create({
      data: {
        ...{ eventId, id: entryId, emailIndex: world.vault.index("a"), emailSealed: world.vault.seal("a") },
        ...{ locale: "zh-CN", joinedAt: now, state: "offered", offeredAt: now, offerUntil: evening.startsAt },
      },
    });
    await tx.waitlistPlace.create({ data: { eventId, entryId, sideId: side.id, seats: 1 } });
    await tx.seat.updateMany({ where: { eventId, number: 2 }, data: { entryId } });
  });
  expect(await save(world, eventId, { capacity: "1" })).toEqual({ ok: true });
  const seats = await world.db.prisma.seat.findMany({ where: { eventId } });
  expect(seats).toMatchObject([{ number: 2, entryId }]);
});
