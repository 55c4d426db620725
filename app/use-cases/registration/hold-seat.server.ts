import type { ClaimAnswer, EventFacts, SeatClaim } from "#app/adapters/seat-claims.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { isOrderState, type OrderState } from "#app/domain/payment/order-state.ts";
import { readCode } from "#app/domain/registration/discount-code.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { isUuid } from "#app/domain/registration/record-id.ts";
import { type SalesClosedReason, salesState } from "#app/domain/registration/sales.ts";
import type { WhyWait } from "#app/domain/registration/seats-left.ts";
import { confirmFreeOrder } from "../payment/confirm-free-order.server.ts";
import type { World } from "../world.server.ts";
import type { OrderKey } from "./order-link.server.ts";
import { type Checked, checkRegistration, type Fields, type Registration } from "./person-fields.server.ts";
import { seatMayBeFree } from "./wait-for-seat.server.ts";

export type HoldSeatInput = Registration & {
  eventId: string;
  locale: Locale;
  /** A discount code as it was typed; null or empty for none. */
  code: string | null;
  /** Raw cookie id and network address; only keyed hashes of them are stored. */
  browserKey: string | null;
  networkKey: string | null;
};

export type HoldSeatOutcome =
  | { ok: true; order: OrderKey & { state: OrderState }; repeated: boolean }
  | { ok: false; reason: "invalid"; fields: Fields }
  | { ok: false; reason: "price-changed"; priceMinor: number; currency: string }
  | { ok: false; reason: "sales-closed"; why: SalesClosedReason }
  | { ok: false; reason: "must-wait"; why: WhyWait }
  | { ok: false; reason: "code-refused" | "needs-approval" | "too-many-holds" | "not-found" };

type HeldOutcome = Extract<HoldSeatOutcome, { ok: true }> | { ok: false; reason: "not-found" };

/** Facts that change while one form is being handled, seats that come back: a few rounds are enough for both. */
const ROUNDS = 8;

/**
 * T1: keeps the lowest-numbered free seat of a side for one person for 32 minutes, at that seat's price if it is not
 * dearer than the price shown, with its discount code. The same form token answers the same order, whoever sends it and how often.
 * Nothing in the answer tells whether an address is registered already. A seat that costs nothing is paid at once.
 */
export async function holdSeat(world: World, input: HoldSeatInput): Promise<HoldSeatOutcome> {
  if (!isUuid(input.eventId)) return { ok: false, reason: "not-found" };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const facts = await world.seats.factsOf(input.eventId);
    if (!facts) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    const checked = checkRegistration(input, facts, now);
    if (!checked.ok) return { ok: false, reason: "invalid", fields: checked.fields };
    const code = readTypedCode(input.code);
    if (code === undefined) return { ok: false, reason: "code-refused" };
    const claim = claimOf(world, input, { checked, code });
    const answer = await world.seats.claim(facts, claim, { now, holdUntil: firstHoldUntil(now) });
    const outcome = await outcomeOf(world, input, { answer, facts, round });
    if (outcome !== "again") return outcome;
  }
  return { ok: false, reason: "must-wait", why: "full" };
}

function claimOf(
  world: World,
  input: HoldSeatInput,
  { checked, code }: { checked: Extract<Checked, { ok: true }>; code: string | null },
): SeatClaim {
  const { vault, ids } = world;
  return {
    formToken: input.formToken,
    orderId: ids.rowId(),
    lineId: ids.rowId(),
    sideId: input.sideId,
    shownPriceMinor: input.shownPriceMinor,
    code,
    locale: input.locale,
    person: vault.seal(checked.person),
    emailIndex: vault.index(emailIndexText(checked.person.email)),
    browserKey: input.browserKey === null ? null : vault.index(`browser:${input.browserKey}`),
    networkKey: input.networkKey === null ? null : vault.index(`network:${input.networkKey}`),
    consents: checked.consents,
  };
}

async function outcomeOf(
  world: World,
  input: HoldSeatInput,
  claimed: { answer: ClaimAnswer; facts: EventFacts; round: number },
): Promise<HoldSeatOutcome | "again"> {
  const { answer, facts, round } = claimed;
  switch (answer.outcome) {
    case "held":
      return heldOutcome(
        world,
        { eventId: input.eventId, orderId: answer.orderId, linkVersion: 1 },
        answer.priceMinor,
      );
    case "known":
      return knownOutcome(world, {
        eventId: input.eventId,
        orderId: answer.orderId,
        linkVersion: answer.linkVersion,
      });
    case "price-changed":
      return { ok: false, reason: "price-changed", priceMinor: answer.priceMinor, currency: facts.currency };
    case "too-many-holds":
    case "code-refused":
    case "needs-approval":
      return { ok: false, reason: answer.outcome };
    case "facts-changed":
      return "again";
    case "must-wait":
      if (answer.why === "full" && (await seatMayBeFree(world, input, round))) return "again";
      return { ok: false, reason: "must-wait", why: answer.why };
    case "not-for-sale":
      return whyNotForSale(world, input.eventId);
  }
}

/** What a new order answers: one that costs nothing has its ticket at once, unless its person has one already. */
export async function heldOutcome(world: World, order: OrderKey, priceMinor: number): Promise<HeldOutcome> {
  const { eventId, orderId, linkVersion } = order;
  if (priceMinor > 0)
    return { ok: true, order: { eventId, orderId, linkVersion, state: "held" }, repeated: false };
  const outcome = await knownOutcome(world, order);
  return outcome.ok ? { ...outcome, repeated: false } : outcome;
}

/** A form sent again: the order it made before, wherever that stands now. */
export async function knownOutcome(world: World, order: OrderKey): Promise<HeldOutcome> {
  await confirmFreeOrder(world, order);
  const row = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId: order.eventId, id: order.orderId } },
    select: { state: true },
  });
  if (!isOrderState(row?.state)) return { ok: false, reason: "not-found" };
  return { ok: true, order: { ...order, state: row.state }, repeated: true };
}

async function whyNotForSale(world: World, eventId: string): Promise<HoldSeatOutcome> {
  const event = await world.db.prisma.event.findUnique({ where: { id: eventId } });
  if (!event) return { ok: false, reason: "not-found" };
  const sales = salesState(event, world.clock.now());
  return { ok: false, reason: "sales-closed", why: sales.open ? "closed" : sales.reason };
}

/** The code as it is stored, null when none was typed, undefined when what was typed is no code. */
export function readTypedCode(typed: string | null): string | null | undefined {
  if (typed === null || typed.trim() === "") return null;
  return readCode(typed) ?? undefined;
}
