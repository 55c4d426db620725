import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readFacts } from "#app/domain/venues/facts-draft.ts";
import { listVenues } from "#app/use-cases/venues/list-venues.server.ts";
import { saveFacts } from "#app/use-cases/venues/save-facts.server.ts";
import { showVenue } from "#app/use-cases/venues/show-venue.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const organiserId = randomUUID();
const typed = {
  ...{ "offer-sound": "yes", "offer-step-free": "yes", "offer-lasers": "yes", offersNote: "一台旧钢琴" },
  ...{ room0Name: "二楼", room0NameEn: "Upstairs", room0Capacity: "18" },
  ...{ contact0Name: "陈店长", contact0Email: " Chen@Bar.example ", contact0Phone: "+86 138 0000 0000" },
  ...{ opens5: "18:00", closes5: "02:00", rules: "十点后小声", rulesEn: "Quiet after ten" },
};

test("what is noted of a venue is shown as it was, and its contacts are nowhere in the clear", async () => {
  const world = await openTestWorld({ now });
  const venueId = await buildVenue(world.db, { now });
  const version = (await showVenue(world, { venueId }))?.version ?? "";
  const save = () => saveFacts(world, { organiserId, venueId, version, fields: typed });
  expect(await save()).toEqual({ ok: true });
  expect(await save()).toEqual({ ok: false, reason: "stale" });
  expect((await showVenue(world, { venueId }))?.facts).toMatchObject({
    offers: ["sound", "step-free"],
    rooms: [{ name: "二楼", nameEn: "Upstairs", capacity: 18 }],
    contacts: [{ name: "陈店长", email: "chen@bar.example", phone: "+86 138 0000 0000" }],
    hours: [{ day: 5, opens: "18:00", closes: "02:00" }],
    rulesEn: "Quiet after ten",
  });
  const { rows } = await world.db.pool.query<{ text: string }>(
    "select v::text || coalesce((select string_agg(a::text, '') from audit_entry a), '') as text from venue v",
  );
  for (const secret of ["陈店长", "chen@bar", "0000 0000"]) expect(rows[0]?.text).not.toContain(secret);
});

test.each([
  [
    "a room larger than its venue",
    { room0Name: "大厅", room0Capacity: "31" },
    { room0Capacity: "above-capacity" },
  ],
  ["a room without a name", { room0Capacity: "10" }, { room0Name: "missing" }],
  [
    "a contact whose mail cannot be",
    { contact1Name: "陈", contact1Email: "陈@" },
    { contact1Email: "not-an-email" },
  ],
  ["a day that opens and never closes", { opens1: "18:00" }, { opens1: "not-a-time" }],
  ["a clock of 25 hours", { opens1: "18:00", closes1: "25:00" }, { opens1: "not-a-time" }],
  ["rules like a book", { rules: "长".repeat(4001) }, { rules: "too-long" }],
])("%s is refused beside its field", (_what, fields, problems) => {
  expect(readFacts(fields, { capacity: 30 })).toEqual({ ok: false, problems });
});

test("venues are found by their names in both languages, their size and what they have", async () => {
  const world = await openTestWorld({ now });
  const english = { nameEn: "Lane Bar", cityEn: "Shanghai", areaEn: "Xuhui", addressEn: "1 Anfu Road" };
  const lane = await buildVenue(world.db, { now, name: "巷口", capacity: 40, english });
  await buildVenue(world.db, { now, name: "100%_咖啡", area: "静安", capacity: 20 });
  await world.db.prisma.venue.update({ where: { id: lane }, data: { offers: ["sound", "bar"] } });
  const find = async (wish: Partial<Parameters<typeof listVenues>[1]>) =>
    (await listVenues(world, { word: "", capacity: null, offers: [], ...wish })).map(({ name }) => name);
  expect(await find({ word: "lane xuhui" })).toEqual(["巷口"]);
  expect(await find({ word: "静安" })).toEqual(["100%_咖啡"]);
  expect(await find({ word: "%_" })).toEqual(["100%_咖啡"]);
  expect(await find({ word: "上海" })).toHaveLength(2);
  expect(await find({ capacity: 30 })).toEqual(["巷口"]);
  expect(await find({ offers: ["sound", "bar"] })).toEqual(["巷口"]);
  expect(await find({ offers: ["sound", "kitchen"] })).toEqual([]);
});

test("a venue's record counts the evenings that took place, their tickets and who came", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  await buyTicketFor(world, event);
  await buyTicketFor(world, event);
  const { venueId } = await world.db.prisma.venueBooking.findFirstOrThrow();
  const record = async () => (await showVenue(world, { venueId }))?.record;
  expect(await record()).toMatchObject({
    evenings: 0,
    calledOff: 0,
    heads: 0,
    arrived: 0,
    answerHours: null,
    starsTenths: null,
  });
  const [ticket] = await world.db.prisma.ticket.findMany();
  await world.db.prisma.ticket.update({
    where: { eventId_id: { eventId: event.eventId, id: ticket?.id ?? "" } },
    data: { admittedAt: now, admittedBy: organiserId },
  });
  await world.passTime(20 * 86_400_000);
  expect(await record()).toMatchObject({ evenings: 1, calledOff: 0, heads: 2, arrived: 1 });
});
