import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import type { OrderKey } from "../registration/order-link.server.ts";
import type { Fields, Person } from "../registration/person-fields.server.ts";
import { chooseSeats, giveSeats } from "../registration/take-seats.server.ts";
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

/**
 * T1 and T17 at once: the organiser gives a seat away. It counts as taken, costs nothing, and its letter goes out.
 * It may go beyond the tolerance and before the queue, never beyond the capacity nor into a seat that is offered.
 */
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
    await lockSides(tx, input.eventId);
    const lineId = world.ids.rowId();
    const wish = { eventId: input.eventId, lines: [{ lineId, sideId: input.sideId }], from: "free" as const };
    const seats = await chooseSeats(tx, wish);
    if (!seats) return { ok: false, reason: "sold-out" };
    const ref = await writeHeld(world, tx, { input, person, lineId, event: side.event });
    await giveSeats(tx, input.eventId, seats);
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

type Held = {
  input: GiveTicketInput;
  person: Person;
  lineId: string;
  event: { currency: string };
};

async function writeHeld(world: World, tx: Tx, { input, person, lineId, event }: Held): Promise<OrderRef> {
  const now = world.clock.now();
  const { eventId, sideId } = input;
  const orderId = world.ids.rowId();
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
  return { eventId, orderId };
}
