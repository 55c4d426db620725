import type { Tx } from "#app/adapters/db.server.ts";
import { isMovable, moveOfferUntil } from "#app/domain/payment/side-move.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { chooseSeats, reserveSeats } from "../registration/take-seats.server.ts";
import type { World } from "../world.server.ts";
import { arrangeMove } from "./arrange-move.server.ts";
import { movePrice } from "./move-record.server.ts";
import { type Actor, type LockedOrder, lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";

export type MoveGuestInput = OrderRef & {
  organiserId: string;
  toSideId: string;
  /** Which person of a group; the only one unless told. */
  lineId?: string;
  /** When the other side has no seat: wait in its queue, or leave everything as it is. */
  ifFull: "wait" | "refuse";
  /** What the page said that the move costs, in minor units; another difference moves nobody. */
  shownDifferenceMinor: number | null;
};
export type MoveRefusal =
  | "not-found"
  | "not-movable"
  | "unknown-side"
  | "same-side"
  | "already-moving"
  | "full"
  | "price-changed";
/** `moved`: done. `asked`: the seat is kept until the difference is paid. `queued`: waits for a seat. */
export type MoveGuestOutcome =
  | { ok: true; now: "moved" | "asked" | "queued" }
  | { ok: false; reason: MoveRefusal };

/**
 * T12' by the organiser: a guest with a ticket changes sides. A seat of the other side is kept first, then the price
 * difference is settled: less goes back, the same is done at once, more is asked for by letter.
 */
export async function moveGuestToSide(world: World, input: MoveGuestInput): Promise<MoveGuestOutcome> {
  return world.db.transaction(async (tx): Promise<MoveGuestOutcome> => {
    const order = await lockOrder(tx, input);
    const line = order && lineOf(order, input.lineId);
    if (!order || !line) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    if (!isMovable({ ...order, lineState: line.state, used: await wasUsed(tx, line) }, now))
      return { ok: false, reason: "not-movable" };
    const sides = await lockSides(tx, order.eventId);
    if (!sides.some(({ id }) => id === input.toSideId)) return { ok: false, reason: "unknown-side" };
    if (line.sideId === input.toSideId) return { ok: false, reason: "same-side" };
    if (await hasLiveEntry(tx, input)) return { ok: false, reason: "already-moving" };
    const outcome = await keepSeat(world, tx, { order, line, input });
    if (!outcome.ok) return outcome;
    const { organiserId, eventId, orderId, toSideId } = input;
    const detail = { side: toSideId, now: outcome.now };
    await recordAudit(world, tx, { organiserId, eventId, action: "guest-moved", subject: orderId, detail });
    return outcome;
  });
}

type Line = LockedOrder["lines"][number];
type Asked = { order: LockedOrder; line: Line; input: MoveGuestInput };

/** The person who moves; without a choice the only one there is. */
export function lineOf(order: LockedOrder, lineId: string | undefined): Line | null {
  const live = order.lines.filter(({ state }) => state === "live");
  if (lineId !== undefined) return order.lines.find(({ id }) => id === lineId) ?? null;
  return live.length > 1 ? null : (live[0] ?? order.lines[0] ?? null);
}

/** True when somebody came in with the line's ticket. Nobody comes in with it until the transaction ends. */
export async function wasUsed(tx: Tx, line: { eventId: string; id: string }): Promise<boolean> {
  const tickets = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT admitted_at IS NOT NULL AS used FROM ticket
    WHERE event_id = ${line.eventId}::uuid AND line_id = ${line.id}::uuid AND voided_at IS NULL FOR UPDATE`;
  return tickets.some(({ used }) => used);
}

async function hasLiveEntry(tx: Tx, { eventId, orderId }: OrderRef): Promise<boolean> {
  const where = { eventId, orderId, state: { in: ["waiting", "offered"] } };
  return (await tx.waitlistEntry.count({ where })) > 0;
}

async function keepSeat(world: World, tx: Tx, asked: Asked): Promise<MoveGuestOutcome> {
  const { order, line, input } = asked;
  const { eventId, toSideId } = input;
  const seats = await chooseSeats(tx, {
    eventId,
    lines: [{ lineId: line.id, sideId: toSideId }],
    from: "free",
  });
  const seat = seats?.[0];
  if (!seat) return input.ifFull === "wait" ? queueMove(world, tx, asked) : { ok: false, reason: "full" };
  const price = await movePrice(tx, order, { line, toSideId, seatMinor: seat.seatMinor });
  if (input.shownDifferenceMinor !== null && price.differenceMinor !== input.shownDifferenceMinor)
    return { ok: false, reason: "price-changed" };
  const now = world.clock.now();
  const until = moveOfferUntil({ hours: order.event.approvalHours, startsAt: order.event.startsAt }, now);
  const entryId = await writeEntry(world, tx, asked, { state: "offered", offeredAt: now, offerUntil: until });
  if (!(await reserveSeats(tx, { eventId, entryId, places: [{ sideId: toSideId, seats: 1 }] })))
    throw new Error("a free seat was gone: its side was not locked");
  const actor = `organiser:${input.organiserId}` as const;
  return {
    ok: true,
    now: await arrangeMove(world, tx, { order, line, entryId, toSideId, price, actor }, until),
  };
}

async function queueMove(world: World, tx: Tx, asked: Asked): Promise<MoveGuestOutcome> {
  const { order, line, input } = asked;
  const entryId = await writeEntry(world, tx, asked, { state: "waiting" });
  const actor: Actor = `organiser:${input.organiserId}`;
  const detail = {
    change: "side-queued",
    entry: entryId,
    line: line.id,
    from: line.sideId,
    to: input.toSideId,
  };
  await takeStep(tx, order, { step: "T12'", to: "paid", actor, now: world.clock.now(), detail });
  return { ok: true, now: "queued" };
}

type EntryState = { state: "waiting" } | { state: "offered"; offeredAt: Date; offerUntil: Date };

async function writeEntry(
  world: World,
  tx: Tx,
  { order, line, input }: Asked,
  state: EntryState,
): Promise<string> {
  const { eventId, toSideId } = input;
  const id = world.ids.uuid();
  const { email } = openPerson(world, line.personSealed);
  await tx.waitlistEntry.create({
    data: {
      eventId,
      id,
      kind: "move",
      emailIndex: line.emailIndex,
      emailSealed: world.vault.seal({ email }),
      locale: order.locale,
      orderId: order.id,
      joinedAt: world.clock.now(),
      ...state,
    },
  });
  await tx.waitlistPlace.create({ data: { eventId, entryId: id, sideId: toSideId, seats: 1 } });
  return id;
}
