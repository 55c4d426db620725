import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import type { CheckedParty } from "./party-fields.server.ts";
import { countUses, type PricedSeat } from "./price-seats.server.ts";
import { giveSeats } from "./take-seats.server.ts";

type Good = Extract<CheckedParty, { ok: true }>;

export type NewOrder = {
  event: { id: string; currency: string; refundLadder: Prisma.JsonValue; resaleAllowed: boolean };
  formToken: string;
  locale: Locale;
  browserKey: Uint8Array<ArrayBuffer> | null;
  networkKey: Uint8Array<ArrayBuffer> | null;
  /** The people in the order of the seats. */
  party: Good;
  seats: readonly PricedSeat[];
  codeId: string | null;
  /** What the history says of where the seats came from. */
  detail?: Record<string, string>;
};

/** T1: writes a held order with a line, and a seat for each person, and the consents of who orders. Sides and code are locked already. */
export async function writeHeldOrder(world: World, tx: Tx, order: NewOrder): Promise<{ orderId: string }> {
  const { event, party, seats, codeId, locale } = order;
  const now = world.clock.now();
  const eventId = event.id;
  const orderId = world.ids.rowId();
  const lines = party.people.map(({ person }, index) =>
    lineOf(world, { eventId, orderId }, person, seats[index], index),
  );
  const [first] = lines;
  if (!first) throw new Error("an order for nobody");
  await tx.order.create({
    data: {
      eventId,
      id: orderId,
      state: "held",
      formToken: order.formToken,
      currency: event.currency,
      totalMinor: seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
      refundLadder: event.refundLadder ?? [],
      resaleAllowed: event.resaleAllowed,
      codeId,
      locale,
      emailIndex: first.emailIndex,
      browserKey: order.browserKey,
      networkKey: order.networkKey,
      heldAt: now,
      holdUntil: firstHoldUntil(now),
      createdAt: now,
    },
  });
  await tx.orderLine.createMany({ data: lines.map((line) => ({ ...line, codeHeld: codeId !== null })) });
  const step = { eventId, orderId, seq: 1, at: now, step: "T1", toState: "held", actor: "attendee" };
  await tx.orderStep.create({ data: { ...step, ...(order.detail ? { detail: order.detail } : {}) } });
  // Nobody agrees for somebody else: a companion does so by their own link.
  await tx.consent.create({
    data: { eventId, orderId, lineId: first.id, locale, givenAt: now, ...party.consents },
  });
  await giveSeats(tx, eventId, seats);
  await countUses(tx, { eventId, codeId, lines: lines.length });
  return { orderId };
}

function lineOf(
  world: World,
  order: { eventId: string; orderId: string },
  person: Good["people"][number]["person"],
  seat: PricedSeat | undefined,
  index: number,
) {
  if (!seat) throw new Error("a person without a seat");
  const { lineId, sideId, priceMinor, listMinor } = seat;
  return {
    ...order,
    id: lineId,
    position: index + 1,
    sideId,
    priceMinor,
    listMinor,
    personSealed: world.vault.seal(person),
    emailIndex: world.vault.index(emailIndexText(person.email)),
  };
}
