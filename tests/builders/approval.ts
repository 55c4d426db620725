import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import { applyForSeat } from "#app/use-cases/registration/apply-for-seat.server.ts";
import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";
import type { OrderKey } from "#app/use-cases/registration/order-link.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { runJobs } from "#tests/run-jobs.ts";
import type { TestWorld } from "../world.ts";
import { registrationFor } from "./buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "./event.ts";

/** An event whose first side takes applications. */
export async function buildApprovalEvent(
  world: TestWorld,
  wishes: Partial<EventWishes> = {},
): Promise<BuiltEvent> {
  const event = await buildEvent(world.db, { now: world.clock.now(), venueFeeMinor: 100_000, ...wishes });
  const first = event.sides[0];
  if (!first) throw new Error("the event has no side");
  await world.db.prisma.side.update({
    where: { eventId_id: { eventId: event.eventId, id: first.id } },
    data: { needsApproval: true },
  });
  return event;
}

export type Applied = OrderKey & { token: string };

/** Somebody who applied. Throws when it was refused. */
export async function applyTo(
  world: World,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<Applied> {
  const outcome = await applyForSeat(world, registrationFor(event, parts));
  if (!outcome.ok) throw new Error(`no application: ${JSON.stringify(outcome)}`);
  const { eventId, orderId, linkVersion } = outcome.order;
  const key = { eventId, orderId, linkVersion };
  return { ...key, token: orderToken(world.vault, key) };
}

/** Somebody who applied and was approved; the queue has looked for a seat. */
export async function approvedAt(
  world: TestWorld,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<Applied> {
  const applied = await applyTo(world, event, parts);
  const { eventId, orderId } = applied;
  const { organiserId } = event;
  const answered = await answerApplication(world, { organiserId, eventId, orderId, answer: "approve" });
  if (!answered.ok) throw new Error(`not approved: ${answered.reason}`);
  await runJobs(world);
  return applied;
}

/** Where an order stands: its state, its seats, good tickets, payments and refunds. */
export async function standing(world: TestWorld, orderId: string) {
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { id: orderId },
    include: {
      lines: { include: { seats: true, tickets: true } },
      refunds: true,
      payments: true,
      entries: true,
    },
  });
  return {
    state: order.state,
    totalMinor: order.totalMinor,
    sides: order.lines.map(({ sideId }) => sideId),
    seats: order.lines.flatMap(({ seats }) => seats).length,
    codes: order.lines
      .flatMap(({ tickets }) => tickets.filter((one) => one.voidedAt === null))
      .map(({ code }) => code),
    payments: order.payments.map(({ disposition, amountMinor }) => [disposition, amountMinor]),
    refunds: order.refunds.map(({ reason, amountMinor }) => [reason, amountMinor]),
    entries: order.entries.map(({ kind, state }) => `${kind} ${state}`),
  };
}

/** The kinds of letters an order had, in the order of their writing, with those laid aside left out. */
export async function lettersOf(world: TestWorld, orderId: string): Promise<string[]> {
  const letters = await world.db.prisma.letter.findMany({
    where: { orderId, state: { not: "skipped" }, kind: { notIn: ["reminder-24h", "reminder-2h"] } },
    orderBy: { createdAt: "asc" },
  });
  return letters.map(({ kind }) => kind);
}
