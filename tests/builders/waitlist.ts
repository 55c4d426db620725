import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { openDb, type Tx } from "#app/adapters/db.server.ts";
import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { AcceptInput } from "#app/use-cases/registration/accept-offer.server.ts";
import { type JoinInput, joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { type EntryKey, waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { TestWorld } from "../world.ts";
import { holdSeatFor, registrationFor } from "./buyer.ts";
import type { BuiltEvent } from "./event.ts";
import { ticked } from "./self-service.ts";

let people = 0;

/** What a new person sends to join the waitlist of the event's first side; parts may be told. */
export function joinFor(event: BuiltEvent, parts: Partial<JoinInput> = {}): JoinInput {
  people += 1;
  return {
    eventId: event.eventId,
    email: `waiting-${people}-${process.pid}@mail.example`,
    locale: "zh-CN",
    places: [{ sideId: sideOf(event, 0), seats: 1 }],
    browserKey: `waiting-browser-${people}`,
    networkKey: `198.51.${Math.floor(people / 250)}.${people % 250}`,
    ...parts,
  };
}

export function sideOf(event: BuiltEvent, index: number): string {
  const side = event.sides[index];
  if (!side) throw new Error(`the event has no side ${index}`);
  return side.id;
}

export type Joined = EntryKey & { token: string; email: string };

/** Joins the waitlist and answers the key of the new entry. Throws when it was refused. */
export async function waitFor(
  world: World,
  event: BuiltEvent,
  parts: Partial<JoinInput> = {},
): Promise<Joined> {
  const input = joinFor(event, parts);
  const joined = await joinWaitlist(world, input);
  if (!joined.ok) throw new Error(`not on the waitlist: ${JSON.stringify(joined)}`);
  const entry = await world.db.prisma.waitlistEntry.findFirstOrThrow({
    where: { eventId: event.eventId, state: { in: ["waiting", "offered"] } },
    orderBy: { seq: "desc" },
  });
  const key = { eventId: event.eventId, entryId: entry.id };
  return { ...key, token: waitlistToken(world.vault, key), email: input.email };
}

/** Takes every seat of the event's sides, in the order of the sides and their numbers. */
export async function fillUp(world: World, event: BuiltEvent, only?: number) {
  const orders = [];
  for (const [index, side] of event.sides.entries())
    for (let seat = 0; seat < side.capacity && (only === undefined || only === index); seat += 1)
      orders.push(await holdSeatFor(world, event, { sideId: side.id }));
  return orders;
}

/** Frees the seats of some orders at once, as their end does. */
export async function freeSeats(world: World, orders: readonly { eventId: string; orderId: string }[]) {
  for (const { eventId, orderId } of orders) {
    const { releaseHold } = await import("#app/use-cases/payment/release-hold.server.ts");
    const freed = await releaseHold(world, { eventId, orderId });
    expect(freed, "the seat of a hold that is over comes free").toBe("freed");
  }
}

/** The full form of an offer for one person, well filled in. */
export function acceptanceOf(
  event: BuiltEvent,
  token: string,
  parts: Partial<AcceptInput> = {},
): AcceptInput {
  const { formToken, name, phone, birthDate, shownPriceMinor, browserKey, networkKey } =
    registrationFor(event);
  return {
    token,
    locale: "zh-CN",
    formToken,
    shownPriceMinor,
    code: null,
    people: [{ sideId: sideOf(event, 0), name, email: "", phone, birthDate }],
    consents: ticked,
    browserKey,
    networkKey,
    ...parts,
  };
}

export async function stateOfEntry(world: World, { eventId, entryId }: EntryKey): Promise<string> {
  const where = { eventId_id: { eventId, id: entryId } };
  return (await world.db.prisma.waitlistEntry.findUniqueOrThrow({ where })).state;
}

/** The same world as a second process has it: with connections of its own. */
export function otherProcess(world: TestWorld): World {
  const db = openDb(world.databaseUrl, 5);
  onTestFinished(() => db.close());
  return { ...world, db, seats: openSeatClaims(db.pool), attempts: openPaymentAttempts(db.pool) };
}

/**
 * The same world without the lock of the sides, and with a pause where it would have been taken.
 * why: the control of the races; it shows that they are real and that the tests would see them.
 */
export function withoutLock<W extends World>(world: W): W {
  const { db } = world;
  return { ...world, db: { ...db, transaction: (work) => db.transaction((tx) => work(unlocked(tx))) } };
}

const PAUSE_MS = 80;

function unlocked(tx: Tx): Tx {
  return new Proxy(tx, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name === "waitlistEntry" && typeof value === "object" && value !== null) return slowToFind(value);
      if (name !== "$queryRaw" || typeof value !== "function") return value;
      return async (strings: TemplateStringsArray, ...values: unknown[]) => {
        const bare = strings.map((part) => part.replace("FOR NO KEY UPDATE", ""));
        const asked = Object.assign(bare, { raw: bare });
        const rows: unknown = await value.call(target, asked, ...values);
        if (bare.some((part, index) => part !== strings[index])) await sleep(PAUSE_MS);
        return rows;
      };
    },
  });
}

/** Entries that take a while to be found: what was read is old by the time it is acted on. */
function slowToFind(entries: object): object {
  return new Proxy(entries, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== "findFirst" || typeof value !== "function") return value;
      return async (...asked: unknown[]) => {
        const found: unknown = await value.call(target, ...asked);
        await sleep(PAUSE_MS * 3);
        return found;
      };
    },
  });
}
