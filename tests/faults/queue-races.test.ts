import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { expireOffers } from "#app/use-cases/registration/expire-offers.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { holdSeatFor, registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { buildCode } from "#tests/builders/selling.ts";
import { acceptanceOf, fillUp, freeSeats, joinFor, stateOfEntry, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type Left, processOf } from "./careless.ts";
import { tally } from "./two-processes.ts";
import { untilWrong } from "./until-wrong.ts";

const minutes = { timeout: 120_000 };
const MINUTE = 60_000;

/** At every commit that holds a seat, how many wait for its event: nobody may, since they come first. */
async function recordPassing(world: TestWorld): Promise<() => Promise<number>> {
  await world.db.pool.query(`
    CREATE TABLE passed (waiting int NOT NULL);
    CREATE FUNCTION note_passing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO passed SELECT max(waiting) FROM side WHERE event_id = NEW.event_id;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER notes_passing AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION note_passing()`);
  return async () =>
    (await world.db.pool.query("SELECT max(waiting) AS most FROM passed")).rows[0]?.most ?? 0;
}

/** Claims a seat, else joins the queue, and once more when a seat came free in between; some wake the queue. */
async function askFor(here: World, event: BuiltEvent, n: number): Promise<string> {
  for (;;) {
    const held = await holdSeat(here, registrationFor(event));
    if (held.ok) return "held";
    if (held.reason !== "must-wait") return held.reason;
    const joined = await joinWaitlist(here, joinFor(event));
    if (n % 5 === 0) await promoteWaitlist(here, event);
    if (joined.ok) return "waits";
    if (joined.reason !== "seat-free") return joined.reason;
  }
}

/** Fifty people ask for ten seats, five of them held by people who let them go in the same moment. */
async function fiftyAsk(left: Left = {}) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 10 }] });
  const holders = [];
  for (let n = 0; n < 5; n += 1) holders.push(await holdSeatFor(world, event));
  const mostWaiting = await recordPassing(world);
  const processes = [processOf(world, left), processOf(world, left)];
  const asking = Array.from({ length: 50 }, async (_, n) => {
    await sleep(n * 6);
    return askFor(processes[n % 2] ?? world, event, n).catch(() => "error");
  });
  for (const key of holders) {
    const token = orderToken(world.vault, key);
    expect(await cancelOwnOrder(world, { token, shownRefundMinor: 0 })).toMatchObject({ ok: true });
    await sleep(40);
  }
  const told = tally(await Promise.all(asking));
  const { taken, waiting } = await world.db.prisma.side.findFirstOrThrow();
  const offered = await world.db.prisma.seat.count({ where: { entryId: { not: null } } });
  return { world, event, told, taken, waiting, offered, passed: await mostWaiting() };
}

test(
  "fifty people claim and join at once while seats come free: each sits or waits, and nobody passes the queue",
  minutes,
  async () => {
    const { world, event, told, taken, waiting, offered, passed } = await fiftyAsk();
    const { held = 0, waits = 0, ...others } = told;
    expect({ others, all: held + waits, passed }).toEqual({ others: {}, all: 50, passed: 0 });
    expect({ taken, waiting }).toEqual({ taken: held + offered, waiting: waits - offered });
    await promoteWaitlist(world, event);
    expect((await world.db.prisma.side.findFirstOrThrow()).taken, "no seat is left while people wait").toBe(
      10,
    );
    expect(await witness(world)).toEqual([]);
  },
);

/** All seats are taken. Somebody joins, a seat comes free, and a newcomer asks for it, in the same moment. */
async function joinAgainstClaim(left: Left) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  const [key] = await fillUp(world, event);
  if (!key) throw new Error("somebody holds a seat");
  const mostWaiting = await recordPassing(world);
  const [here, there] = [processOf(world, left), processOf(world, left)];
  await there.db.pool.query("SELECT 1");
  const joining = joinWaitlist(here, joinFor(event));
  await sleep(60);
  await cancelOwnOrder(world, { token: orderToken(world.vault, key), shownRefundMinor: 0 });
  const ends = await Promise.allSettled([joining, holdSeat(there, registrationFor(event))]);
  return { told: JSON.stringify(ends), passed: await mostWaiting() };
}

test("without locks a newcomer passes somebody who joins", minutes, async () => {
  const { passed, told } = await untilWrong(
    () => joinAgainstClaim({ locks: true, claim: "no-side-lock-for-long" }),
    (race) => race.passed > 0,
  );
  expect(passed, told).toBeGreaterThan(0);
});

/** One offer, one more person behind it; the offer is accepted in the moment it expires. */
async function acceptAgainstExpiry(left: Left = {}, sweepAfterMs = 0) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 1 }] });
  const holds = await fillUp(world, event);
  await world.db.prisma.seat.updateMany({ data: { priceMinor: 0 } });
  const first = await waitFor(world, event);
  await waitFor(world, event);
  world.clock.advance(40 * MINUTE);
  await freeSeats(world, holds);
  await promoteWaitlist(world, event);
  const { offerUntil } = await world.db.prisma.waitlistEntry.findFirstOrThrow({
    where: { state: "offered" },
  });
  const until = offerUntil?.getTime() ?? 0;
  world.clock.set(new Date(until - 1));
  const [here, there] = [processOf(world, left), processOf(world, left)];
  const late = { ...there, clock: { now: () => new Date(until + 1) } };
  const [taken, ended] = await Promise.allSettled([
    acceptOffer(here, acceptanceOf(event, first.token, { shownPriceMinor: 0 })),
    sleep(sweepAfterMs).then(() => expireOffers(late)),
  ]);
  const told = [
    taken.status === "rejected" ? "error" : taken.value.ok ? "taken" : taken.value.reason,
    ended.status === "rejected" ? "error" : String(ended.value),
    await stateOfEntry(world, first),
  ];
  return { world, told: told.join(" ") };
}

const takenOrExpired = ["taken 0 claimed", "offer-over 1 expired"];

test("an offer is accepted while it expires: the seat is theirs, or it goes on", minutes, async () => {
  for (let round = 0; round < 3; round += 1) {
    const { world, told } = await acceptAgainstExpiry();
    expect(takenOrExpired).toContain(told);
    expect(await witness(world)).toEqual([]);
  }
});

test("without the lock of the sides the offer is both accepted and expired", minutes, async () => {
  const wrong = async ({ world, told }: Awaited<ReturnType<typeof acceptAgainstExpiry>>) =>
    !takenOrExpired.includes(told) || (await witness(world)).length > 0;
  let sweepAfterMs = 0;
  const race = () => {
    sweepAfterMs += 40;
    return acceptAgainstExpiry({ locks: true }, sweepAfterMs);
  };
  const last = await untilWrong(race, wrong);
  expect(await wrong(last), last.told).toBe(true);
});

/** Four who hold a seat with the code give it up, while sixteen others ask for it again and again. */
async function codeGivenBackAndTaken(left: Left = {}) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 40 }] });
  const code = await buildCode(world.db, event, { maxUses: 4 });
  const holders = [];
  for (let n = 0; n < 4; n += 1) holders.push(await holdSeatFor(world, event, { code }));
  const processes = [processOf(world, left), processOf(world, left)];
  let having = 0;
  const ask = async (n: number): Promise<string> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const held = await holdSeat(processes[n % 2] ?? world, registrationFor(event, { code }));
      if (held.ok) having += 1;
      if (held.ok) return "held";
      if (held.reason !== "code-refused" || having >= 4) return held.reason;
      await sleep(10);
    }
    return "nothing";
  };
  const give = async (n: number, token: string): Promise<string> => {
    const given = await cancelOwnOrder(processes[n % 2] ?? world, { token, shownRefundMinor: 0 });
    return given.ok ? "given" : given.reason;
  };
  const ends = await Promise.allSettled([
    ...Array.from({ length: 16 }, (_, n) => ask(n)),
    ...holders.map((key, n) => give(n, orderToken(world.vault, key))),
  ]);
  const told = ends.map((end) => (end.status === "fulfilled" ? end.value : `error: ${end.reason}`));
  const { used } = await world.db.prisma.discountCode.findFirstOrThrow();
  const counted = await world.db.prisma.orderLine.count({ where: { codeHeld: true } });
  return { world, told, used, counted };
}

test(
  "a code for four is given back by four while sixteen ask for it: four have it, and the count is right",
  minutes,
  async () => {
    for (let round = 0; round < 3; round += 1) {
      const { world, told, used, counted } = await codeGivenBackAndTaken();
      expect(tally(told)).toEqual({ given: 4, held: 4, "code-refused": 12 });
      expect({ used, counted }).toEqual({ used: 4, counted: 4 });
      expect(await witness(world)).toEqual([]);
    }
  },
);

test("without the lock of the code only the database's last guard keeps it to four", minutes, async () => {
  const guardSpoke = ({ told }: { told: string[] }) => told.some((one) => one.includes("discount_code_used"));
  const last = await untilWrong(() => codeGivenBackAndTaken({ claim: "no-code-lock" }), guardSpoke);
  expect(guardSpoke(last), JSON.stringify(tally(last.told))).toBe(true);
  expect(last.used).toBeLessThanOrEqual(4);
});
