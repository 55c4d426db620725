import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { lockSides } from "#app/use-cases/registration/lock-sides.server.ts";
import { reserveSeats } from "#app/use-cases/registration/take-seats.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { buildCode, buildEntry, buildSelling, partyFor } from "#tests/builders/selling.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import type { LooseClaim } from "./loose-claims.ts";
import type { Asked } from "./sales-racer.ts";
import { askFromTwoProcesses, tally } from "./two-processes.ts";
import { untilWrong } from "./until-wrong.ts";

const minutes = { timeout: 120_000 };

function seat(event: BuiltEvent, parts: Parameters<typeof registrationFor>[1] = {}): Asked {
  return { kind: "seat", input: registrationFor(event, parts) };
}

function twoSides(event: BuiltEvent): [string, string] {
  const [men, women] = event.sides;
  if (!men || !women) throw new Error("the event has two sides");
  return [men.id, women.id];
}

/** At every commit that changes a side, how far it is ahead of the smallest other side that is not full. */
async function recordLeads(world: TestWorld): Promise<() => Promise<number>> {
  await world.db.pool.query(`
    CREATE TABLE lead (ahead int NOT NULL);
    CREATE FUNCTION note_lead() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO lead SELECT s.taken - min(o.taken) FROM side s JOIN side o ON o.event_id = s.event_id AND o.id <> s.id
        WHERE s.id = NEW.id AND o.taken < o.capacity GROUP BY s.taken;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER notes_lead AFTER UPDATE OF taken ON side DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.taken > OLD.taken) EXECUTE FUNCTION note_lead()`);
  return async () => (await world.db.pool.query("SELECT max(ahead) AS most FROM lead")).rows[0]?.most ?? 0;
}

async function raceForBalance(loose: LooseClaim | null) {
  const world = await openTestWorld();
  const now = new Date();
  const event = await buildSelling(
    world.db,
    { now, sides: [{ capacity: 40 }, { capacity: 40 }] },
    { tolerance: 2 },
  );
  const [men, women] = twoSides(event);
  const mostAhead = await recordLeads(world);
  // Two men for each woman, so that the men are always held back.
  const asked = Array.from({ length: 90 }, (_, at) => seat(event, { sideId: at % 3 === 0 ? women : men }));
  const told = await askFromTwoProcesses(world, asked, loose);
  return { world, told: tally(told), ahead: await mostAhead() };
}

test(
  "ninety buyers from two processes: at no commit is a side further ahead than the tolerance",
  minutes,
  async () => {
    const { world, told, ahead } = await raceForBalance(null);
    expect(ahead, JSON.stringify(told)).toBe(2);
    expect(Object.keys(told).sort()).toEqual(["balance", "held"]);
    const sides = await world.db.prisma.side.findMany({ orderBy: { position: "asc" } });
    const [men = 0, women = 0] = sides.map(({ taken }) => taken);
    expect(men + women).toBe(told.held);
    expect(Math.abs(men - women)).toBeLessThanOrEqual(2);
    expect(await witness(world)).toEqual([]);
  },
);

test("without the lock on the sides the same buyers run further ahead", minutes, async () => {
  const { ahead, told } = await untilWrong(
    () => raceForBalance("no-side-lock"),
    ({ ahead }) => ahead > 2,
  );
  expect(ahead, JSON.stringify(told)).toBeGreaterThan(2);
});

const ladder = [100_000, 200_000, 300_000, 400_000, 500_000].map((priceMinor, step) => ({
  from: step * 100 + 1,
  priceMinor,
}));

test(
  "a ladder of five steps sells out at exactly 1,500,000 yuan, each seat at its own step",
  minutes,
  async () => {
    const world = await openTestWorld();
    const event = await buildEvent(world.db, { now: new Date(), sides: [{ capacity: 500, steps: ladder }] });
    const asked = Array.from({ length: 520 }, () => seat(event, { shownPriceMinor: 500_000 }));
    expect(tally(await askFromTwoProcesses(world, asked))).toEqual({ held: 500, full: 20 });
    const lines = await world.db.prisma.orderLine.findMany({ orderBy: { seatNumber: "asc" } });
    expect(lines.reduce((sum, { priceMinor }) => sum + priceMinor, 0)).toBe(150_000_000);
    expect([lines[99], lines[100]].map((line) => [line?.seatNumber, line?.priceMinor])).toEqual([
      [100, 100_000],
      [101, 200_000],
    ]);
    for (const { seatNumber, priceMinor } of lines)
      expect(priceMinor, `seat ${seatNumber}`).toBe(100_000 * Math.ceil((seatNumber ?? 0) / 100));
    expect(await witness(world)).toEqual([]);
  },
);

async function raceForTheFirstStep(loose: LooseClaim | null) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: new Date(), sides: [{ capacity: 200, steps: ladder }] });
  const asked = Array.from({ length: 130 }, () => seat(event, { shownPriceMinor: 100_000 }));
  const told = tally(await askFromTwoProcesses(world, asked, loose));
  return { told, dearer: await world.db.prisma.orderLine.count({ where: { priceMinor: { gt: 100_000 } } }) };
}

test(
  "of 130 who agreed to the first step a hundred get it, and nobody pays the second",
  minutes,
  async () => {
    const { told, dearer } = await raceForTheFirstStep(null);
    expect(told).toEqual({ held: 100, "price-changed": 30 });
    expect(dearer).toBe(0);
  },
);

test("without the agreement on the price the others are charged more than they saw", minutes, async () => {
  const { dearer } = await untilWrong(
    () => raceForTheFirstStep("no-price-agreement"),
    (race) => race.dearer > 0,
  );
  expect(dearer).toBeGreaterThan(0);
});

async function raceForACode(loose: LooseClaim | null) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: new Date(), sides: [{ capacity: 50 }, { capacity: 50 }] });
  const code = await buildCode(world.db, event, { maxUses: 20 });
  const sides = twoSides(event);
  const asked = Array.from({ length: 60 }, (_, at) =>
    seat(event, { sideId: sides[at % 4 < 2 ? 0 : 1], code }),
  );
  const told = tally(await askFromTwoProcesses(world, asked, loose));
  const { used } = await world.db.prisma.discountCode.findFirstOrThrow();
  return { world, told, used, lines: await world.db.prisma.orderLine.count({ where: { codeHeld: true } }) };
}

test("a code for twenty seats is used by exactly twenty of sixty", minutes, async () => {
  const { world, ...counted } = await raceForACode(null);
  expect(counted).toEqual({ told: { held: 20, "code-refused": 40 }, used: 20, lines: 20 });
  expect(await witness(world)).toEqual([]);
});

function guardSpoke({ told }: { told: Record<string, number> }): boolean {
  return Object.keys(told).some((outcome) => outcome.includes("discount_code_used"));
}

test("without its locks only the database's last guard keeps it to twenty", minutes, async () => {
  const { told, used } = await untilWrong(() => raceForACode("no-code-lock"), guardSpoke);
  expect(told).not.toEqual({ held: 20, "code-refused": 40 });
  expect(guardSpoke({ told }), JSON.stringify(told)).toBe(true);
  expect(used).toBeLessThanOrEqual(20);
});

/** Deadlocks of the test's own database so far; each process tells them at its end. */
async function deadlocksOf(world: TestWorld): Promise<number> {
  const { rows } = await world.db.pool.query(
    "SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]?.n ?? 0;
}

async function raceOfParties(loose: LooseClaim | null) {
  const world = await openTestWorld();
  const event = await buildSelling(world.db, {
    now: new Date(),
    sides: [{ capacity: 14 }, { capacity: 14 }],
  });
  const [men, women] = twoSides(event);
  const asked = Array.from({ length: 48 }, (_, at): Asked => {
    if (at % 4 < 2) return seat(event, { sideId: at % 8 < 4 ? men : women });
    return { kind: "party", input: partyFor(event, at % 8 < 4 ? [men, women] : [women, women, men]) };
  });
  return { world, told: await askFromTwoProcesses(world, asked, loose), asked };
}

test(
  "parties and single guests race: every party sits whole, and no seat has two owners",
  minutes,
  async () => {
    const { world, told } = await raceOfParties(null);
    expect(Object.keys(tally(told)).sort()).toEqual(["full", "held"]);
    expect(await deadlocksOf(world), "nobody had to be undone").toBe(0);
    const orders = await world.db.prisma.order.findMany({ include: { lines: { include: { seats: true } } } });
    for (const { lines } of orders)
      for (const line of lines) expect(line.seats.map(({ number }) => number)).toEqual([line.seatNumber]);
    const sizes = orders.map(({ lines }) => lines.length);
    expect(sizes.every((size) => size >= 1 && size <= 3)).toBe(true);
    expect(
      sizes.some((size) => size > 1),
      "parties got in",
    ).toBe(true);
    const sides = await world.db.prisma.side.findMany();
    expect(sides.reduce((sum, { taken }) => sum + taken, 0)).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(await witness(world)).toEqual([]);
  },
);

/** What a deadlock undid is done again, so that only the database itself remembers it, which tells it with a delay. */
async function stoppedEachOther({ world, told }: { world: TestWorld; told: string[] }): Promise<boolean> {
  for (let looks = 0; looks < 6; looks += 1) {
    if (told.some((outcome) => outcome.startsWith("error")) || (await deadlocksOf(world)) > 0) return true;
    await setTimeout(500);
  }
  return false;
}

test("when single guests do not lock the sides, they and the parties stop each other", minutes, async () => {
  const { world, told } = await untilWrong(() => raceOfParties("no-side-lock"), stoppedEachOther);
  expect(await stoppedEachOther({ world, told }), JSON.stringify(tally(told))).toBe(true);
});

async function raceOfOffers(loose: LooseClaim | null) {
  const world = await openTestWorld();
  const event = await buildSelling(world.db, { now: new Date(), sides: [{ capacity: 10 }] });
  const sideId = event.sides[0]?.id ?? "";
  const asked: Asked[] = [];
  for (let offer = 0; offer < 5; offer += 1) {
    const entryId = await offerSeat(world, event, sideId);
    for (let tab = 0; tab < 2; tab += 1)
      asked.push({ kind: "offer", input: { ...partyFor(event, [sideId]), entryId } });
  }
  for (let guest = 0; guest < 20; guest += 1) asked.splice(guest * 2 - (guest % 2), 0, seat(event));
  const told = await askFromTwoProcesses(world, asked, loose);
  const of = (kind: Asked["kind"]) => tally(told.filter((_, at) => asked[at]?.kind === kind));
  return { world, offers: of("offer"), guests: of("seat") };
}

async function offerSeat(world: TestWorld, event: BuiltEvent, sideId: string): Promise<string> {
  const { eventId } = event;
  const entryId = await buildEntry(world.db, event, [{ sideId, seats: 1 }]);
  await world.db.transaction(async (tx) => {
    await lockSides(tx, eventId);
    await reserveSeats(tx, { eventId, entryId, places: [{ sideId, seats: 1 }] });
    const offer = { state: "offered", offeredAt: new Date(), offerUntil: new Date(Date.now() + 3_600_000) };
    await tx.waitlistEntry.update({ where: { eventId_id: { eventId, id: entryId } }, data: offer });
  });
  return entryId;
}

test(
  "five offers, each taken twice, and twenty newcomers: five keep their seats, five others get the rest",
  minutes,
  async () => {
    const { world, offers, guests } = await raceOfOffers(null);
    expect(offers).toEqual({ held: 5, "offer-over": 5 });
    expect(guests).toEqual({ held: 5, full: 15 });
    expect(await world.db.prisma.waitlistEntry.count({ where: { state: "claimed" } })).toBe(5);
    expect(await witness(world)).toEqual([]);
  },
);

test("when offered seats count as free, newcomers are sent into them", minutes, async () => {
  const right = { offers: { held: 5, "offer-over": 5 }, guests: { held: 5, full: 15 } };
  const { offers, guests } = await untilWrong(
    () => raceOfOffers("offered-seats-free"),
    (race) => JSON.stringify(race.guests) !== JSON.stringify(right.guests),
  );
  expect({ offers, guests }).not.toEqual(right);
});
