import { randomBytes } from "node:crypto";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { holdParty } from "#app/use-cases/registration/hold-party.server.ts";
import { lineToken } from "#app/use-cases/registration/line-link.server.ts";
import type { OrderKey } from "#app/use-cases/registration/order-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { TestWorld } from "../world.ts";
import { type OpenedPage, openPageOf } from "./buyer.ts";
import type { BuiltEvent } from "./event.ts";

/** One of a party: their side (the event's first unless told) and address. */
export type Friend = { side?: number; email?: string; name?: string };

let parties = 0;

/** Lets an event take so many people on one order. */
export async function allowGroups(world: World, event: BuiltEvent, groupMax = 4): Promise<void> {
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { groupMax } });
}

/** Holds seats for several people on one order. Throws when that was refused. */
export async function holdPartyFor(world: World, event: BuiltEvent, friends: Friend[]): Promise<OrderKey> {
  parties += 1;
  const people = friends.map(({ side = 0, email, name }, index) => ({
    sideId: event.sides[side]?.id ?? "",
    name: name ?? ["林晓雯", "苏木", "顾清欢", "许知远"][index] ?? "阿树",
    email: email ?? `party-${parties}-${index + 1}-${process.pid}@mail.example`,
    phone: null,
    birthDate: "1996-05-04",
  }));
  const outcome = await holdParty(world, {
    eventId: event.eventId,
    formToken: randomBytes(16).toString("base64url"),
    locale: "zh-CN",
    code: null,
    shownPriceMinor: people.reduce((sum, one) => sum + priceOf(event, one.sideId), 0),
    people,
    consents: { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" },
    browserKey: `party-${parties}-${process.pid}`,
    networkKey: `198.51.${parties % 250}.7`,
  });
  if (!outcome.ok) throw new Error(`no seats were held: ${JSON.stringify(outcome)}`);
  const { eventId, orderId, linkVersion } = outcome.order;
  return { eventId, orderId, linkVersion };
}

function priceOf(event: BuiltEvent, sideId: string): number {
  return event.sides.find(({ id }) => id === sideId)?.priceMinor ?? 0;
}

/** A party that has paid, and whose payment is settled. */
export async function buyPartyFor(
  world: World & { sandbox: { control: Pick<TestWorld["sandbox"]["control"], "payByCard"> } },
  event: BuiltEvent,
  friends: Friend[],
): Promise<OpenedPage> {
  const page = await openPageOf(world, await holdPartyFor(world, event, friends));
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  return page;
}

/** The own link of the person at a place (2 to 4) of a party. */
export async function companionToken(world: World, order: OrderKey, place: number): Promise<string> {
  const line = await world.db.prisma.orderLine.findFirstOrThrow({
    where: { eventId: order.eventId, orderId: order.orderId, position: place },
  });
  const { eventId, id: lineId, linkVersion } = line;
  return lineToken(world.vault, { eventId, lineId, linkVersion });
}

/** How each person of a party stands: state, seat, valid ticket, what came back. */
export async function standingOf(world: World, order: { orderId: string }) {
  const row = await world.db.prisma.order.findFirstOrThrow({
    where: { id: order.orderId },
    include: {
      lines: { orderBy: { position: "asc" }, include: { seats: true, tickets: true, refunds: true } },
      refunds: true,
    },
  });
  return {
    state: row.state,
    people: row.lines.map((line) => ({
      state: line.state,
      seats: line.seats.length,
      tickets: line.tickets.filter(({ voidedAt }) => voidedAt === null).length,
      back: line.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    })),
    back: row.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}
