import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { OrderKey } from "../registration/order-link.server.ts";
import type { Fields, Person } from "../registration/person-fields.server.ts";
import type { World } from "../world.server.ts";
import { queueTicketLetters } from "./order-letters.server.ts";
import { lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";
import { issueTickets } from "./order-seats.server.ts";

export type GiveTicketInput = {
  organiserId: string;
  eventId: string;
  sideId: string;
  name: string;
  email: string;
  locale: Locale;
};
export type GiveTicketOutcome =
  | { ok: true; order: OrderKey }
  | { ok: false; reason: "invalid"; fields: Fields }
  | { ok: false; reason: "not-found" | "not-published" | "over" | "sold-out" };

/** T1 and T17 at once: the organiser gives a seat away. It counts as taken, costs nothing, and its letter goes out. */
export async function giveComplimentaryTicket(
  world: World,
  input: GiveTicketInput,
): Promise<GiveTicketOutcome> {
  const name = cleanName(input.name);
  const email = normaliseEmail(input.email);
  if (!name.ok || email === null) {
    const fields: Fields = {};
    if (!name.ok) fields.name = name.reason;
    if (email === null) fields.email = input.email.trim() === "" ? "missing" : "not-an-email";
    return { ok: false, reason: "invalid", fields };
  }
  const person: Person = { name: name.name, email, phone: null, birthDate: "" };
  return world.db.transaction(async (tx): Promise<GiveTicketOutcome> => {
    const side = await tx.side.findFirst({
      where: { eventId: input.eventId, id: input.sideId },
      include: { event: true },
    });
    if (!side) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    if (side.event.state !== "published") return { ok: false, reason: "not-published" };
    if (now >= side.event.endsAt) return { ok: false, reason: "over" };
    const number = await lowestFreeSeat(tx, input);
    if (number === null) return { ok: false, reason: "sold-out" };
    const ref = await writeHeld(world, tx, { input, person, number, event: side.event });
    const held = await lockOrder(tx, ref);
    if (!held) throw new Error("an order just written is not there");
    const actor = `organiser:${input.organiserId}` as const;
    const order = await takeStep(tx, held, { step: "T17", to: "paid", actor, now, set: { paidAt: now } });
    await queueTicketLetters(world, tx, order, await issueTickets(world, tx, order, now));
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: input.eventId,
      action: "ticket-given",
      subject: order.id,
    });
    return { ok: true, order: { ...ref, linkVersion: order.linkVersion } };
  });
}

async function lowestFreeSeat(tx: Tx, side: { eventId: string; sideId: string }): Promise<number | null> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM seat WHERE event_id = ${side.eventId}::uuid AND side_id = ${side.sideId}::uuid
      AND line_id IS NULL ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return rows[0]?.number ?? null;
}

type Held = {
  input: GiveTicketInput;
  person: Person;
  number: number;
  event: { currency: string };
};

async function writeHeld(world: World, tx: Tx, { input, person, number, event }: Held): Promise<OrderRef> {
  const now = world.clock.now();
  const { eventId, sideId } = input;
  const [orderId, lineId] = [world.ids.uuid(), world.ids.uuid()];
  const emailIndex = world.vault.index(emailIndexText(person.email));
  await tx.order.create({
    data: {
      eventId,
      id: orderId,
      state: "held",
      formToken: world.ids.token(16),
      currency: event.currency,
      totalMinor: 0,
      refundLadder: [],
      locale: input.locale,
      emailIndex,
      heldAt: now,
      holdUntil: firstHoldUntil(now),
      complimentary: true,
      createdAt: now,
      lines: {
        create: {
          id: lineId,
          sideId,
          seatNumber: number,
          priceMinor: 0,
          personSealed: world.vault.seal(person),
          emailIndex,
        },
      },
      steps: {
        create: { seq: 1, at: now, step: "T1", toState: "held", actor: `organiser:${input.organiserId}` },
      },
    },
  });
  await tx.seat.update({ where: { eventId_sideId_number: { eventId, sideId, number } }, data: { lineId } });
  return { eventId, orderId };
}
