import { expect, test } from "vitest";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { allowGroups, buyPartyFor, type Friend, holdPartyFor } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";
const LONG = { timeout: 90_000 };
const friends: Friend[] = [
  { name: "林晓雯", email: "lin@mail.example" },
  { name: "苏木", email: "sumu@mail.example", side: 1 },
  { name: "顾清欢", email: "gu@mail.example", side: 1 },
];

/** An evening with an order of three, and the office. */
async function openOffice(paid = true) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  await allowGroups(world, event);
  const order = await (paid ? buyPartyFor : holdPartyFor)(world, event, friends);
  const lines = await world.db.prisma.orderLine.findMany({
    where: { orderId: order.orderId },
    orderBy: { position: "asc" },
  });
  const { cookie } = await signInOrganiser(world);
  const app = await openApp(world);
  const page = `/office/events/${event.eventId}/guests/${order.orderId}`;
  const line = (place: number) => lines[place - 1]?.id ?? "";
  const press = (fields: Record<string, string>, path = page, headers: Record<string, string> = { cookie }) =>
    app.post(path, fields, headers);
  const show = async (path = page) => htmlOf(await app.get(path, { cookie }));
  return { world, event, order, page, line, press, show };
}

async function ticketLetters(world: TestWorld, lineId: string | null): Promise<number> {
  return world.db.prisma.letter.count({
    where: { kind: "ticket", lineId, version: { contains: ":again:" } },
  });
}

async function liveLines(world: TestWorld, orderId: string): Promise<number> {
  return world.db.prisma.orderLine.count({ where: { orderId, state: "live" } });
}

test(
  "the card of a group names everybody with their side, seat, ticket and what can be done for them",
  LONG,
  async () => {
    const { world, order, show } = await openOffice();
    const html = await show();
    const tickets = await world.db.prisma.ticket.findMany({ where: { line: { orderId: order.orderId } } });
    expect(tickets).toHaveLength(3);
    for (const { code } of tickets) expect(html, "each ticket's code").toContain(code);
    for (const { name, email } of friends) {
      expect(html).toContain(`把票再发给 ${name}`);
      expect(html).toContain(`只取消 ${name}`);
      expect(html).toContain(email);
    }
    expect(html).toContain("这笔订单里的 3 个人");
    expect(html.split("还没有确认公约")).toHaveLength(3);
  },
);

test("an order of one has no card of people, and no person to cancel or write to", LONG, async () => {
  const { world, event, press, show } = await openOffice();
  const alone = await buyTicketFor(world, event);
  const page = `/office/events/${event.eventId}/guests/${alone.orderId}`;
  expect(await show(page)).not.toContain("这笔订单里的");
  const only = await world.db.prisma.orderLine.findFirstOrThrow({ where: { orderId: alone.orderId } });
  expect((await press({ intent: "cancel-person", line: only.id }, page)).status).toBe(404);
  expect(await liveLines(world, alone.orderId)).toBe(1);
});

test("a ticket is sent again to its own person, once for each page shown", LONG, async () => {
  const { world, page, line, press } = await openOffice();
  const fields = { intent: "resend-person", line: line(2), token: "a-token-of-one-page" };
  for (let press_ = 0; press_ < 2; press_ += 1) {
    const sent = await press(fields);
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `${page}?done=resend-person`]);
  }
  expect(await ticketLetters(world, line(2))).toBe(1);
  await runJobs(world);
  expect(await ticketLetters(world, line(1)), "nobody else is written to").toBe(0);
  expect(await world.db.prisma.auditEntry.count({ where: { action: "ticket-resent" } })).toBe(1);
});

test(
  "one person is cancelled with their price given back, the others keep their tickets, and again is told so",
  LONG,
  async () => {
    const { world, event, order, page, line, press, show } = await openOffice();
    const done = await press({ intent: "cancel-person", line: line(2) });
    expect([done.status, done.headers.get("location")]).toEqual([303, `${page}?done=cancel-person`]);
    const html = await show(`${page}?done=cancel-person`);
    expect(html).not.toContain("只取消 苏木");
    expect(html).toContain("只取消 顾清欢");
    const again = await press({ intent: "cancel-person", line: line(2) });
    expect(again.status).toBe(409);
    expect(await world.db.prisma.refund.findMany()).toMatchObject([{ amountMinor: 49_900, lineId: line(2) }]);
    expect(await liveLines(world, order.orderId)).toBe(2);
    const side = await world.db.prisma.side.findFirstOrThrow({
      where: { eventId: event.eventId, id: event.sides[1]?.id ?? "" },
    });
    expect(side.taken).toBe(1);
    expect((await press({ intent: "resend-person", line: line(2), token: "another-page" })).status).toBe(404);
    await runJobs(world);
    await expectNothingLost(world);
  },
);

test("two presses at once cancel a person once", LONG, async () => {
  const { world, line, press } = await openOffice();
  const both = await Promise.all([1, 2].map(() => press({ intent: "cancel-person", line: line(3) })));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await world.db.prisma.refund.count()).toBe(1);
  await runJobs(world);
  await expectNothingLost(world);
});

test(
  "a person of another order, another event or nobody's, and a stranger, change nothing",
  LONG,
  async () => {
    const { world, event, order, page, line, press } = await openOffice();
    const other = await buildEvening(world);
    const elsewhere = `/office/events/${other.eventId}/guests/${order.orderId}`;
    const alone = await buyTicketFor(world, event);
    const foreign = await world.db.prisma.orderLine.findFirstOrThrow({ where: { orderId: alone.orderId } });
    const token = "a-token-of-one-page";
    for (const intent of ["cancel-person", "resend-person"]) {
      const cases = [
        { why: "another order's person", path: page, line: foreign.id, status: 404 },
        { why: "nobody", path: page, line: unknown, status: 404 },
        { why: "the order in another event", path: elsewhere, line: line(2), status: 404 },
        { why: "not an id", path: page, line: "2", status: 400 },
      ];
      for (const { why, path, line: asked, status } of cases)
        expect((await press({ intent, line: asked, token }, path)).status, `${intent}: ${why}`).toBe(status);
      const stranger = await press({ intent, line: line(2), token }, page, {});
      expect(stranger.headers.get("location"), intent).toBe("/office/sign-in");
    }
    expect((await press({ intent: "resend-person", line: line(2), token: "?" })).status).toBe(400);
    expect(await world.db.prisma.refund.count()).toBe(0);
    expect(await liveLines(world, order.orderId)).toBe(3);
    expect(await ticketLetters(world, line(2))).toBe(0);
  },
);

test(
  "before payment a companion is taken off and the order costs less; who ordered stays, and no ticket is sent",
  LONG,
  async () => {
    const { world, order, line, press, show } = await openOffice(false);
    const html = await show();
    expect(html).toContain("只取消 苏木");
    expect(html).not.toContain("只取消 林晓雯");
    expect((await press({ intent: "cancel-person", line: line(1) })).status).toBe(409);
    expect(
      (await press({ intent: "resend-person", line: line(2), token: "a-token-of-one-page" })).status,
    ).toBe(404);
    expect((await press({ intent: "cancel-person", line: line(2) })).status).toBe(303);
    expect((await press({ intent: "cancel-person", line: line(2) })).status).toBe(409);
    const row = await world.db.prisma.order.findFirstOrThrow({ where: { id: order.orderId } });
    expect([row.state, row.totalMinor]).toEqual(["held", 99_800]);
  },
);

test("who came in already, and money a bank looks at, are not given back", LONG, async () => {
  const { world, event, order, line, press, show } = await openOffice();
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { lineId: line(2) } });
  const organiser = await world.db.prisma.organiser.findFirstOrThrow();
  await admitGuest(world, {
    ...{ organiserId: organiser.id, eventId: event.eventId, locale: "zh-CN" },
    ticketId: ticket.id,
  });
  expect(await show()).not.toContain("只取消 苏木");
  expect((await press({ intent: "cancel-person", line: line(2) })).status).toBe(409);
  await world.db.prisma.order.updateMany({ where: { id: order.orderId }, data: { disputed: true } });
  expect(await show()).not.toContain("只取消 顾清欢");
  expect((await press({ intent: "cancel-person", line: line(3) })).status).toBe(409);
  expect(await liveLines(world, order.orderId)).toBe(3);
});
