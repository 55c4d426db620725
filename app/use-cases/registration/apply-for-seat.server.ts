import type { Tx } from "#app/adapters/db.server.ts";
import { isOrderState } from "#app/domain/payment/order-state.ts";
import { tooManyApplications } from "#app/domain/registration/application.ts";
import { codeRefusal } from "#app/domain/registration/discount-code.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { type SalesClosedReason, salesState } from "#app/domain/registration/sales.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { queueOrderLetter } from "../payment/order-letters.server.ts";
import type { World } from "../world.server.ts";
import { type HoldSeatInput, type HoldSeatOutcome, readTypedCode } from "./hold-seat.server.ts";
import { type Checked, checkRegistration, type Fields } from "./person-fields.server.ts";

export type ApplyOutcome =
  | Extract<HoldSeatOutcome, { ok: true }>
  | { ok: false; reason: "invalid"; fields: Fields }
  | { ok: false; reason: "sales-closed"; why: SalesClosedReason }
  | { ok: false; reason: "too-many-holds" | "not-found" | "code-refused" }
  /** This side asks nobody first; its seats are simply taken. */
  | { ok: false; reason: "no-approval" };

const DAY = 86_400_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * T1 of a side that the organiser looks at first: writes an application. It has no seat and no price, and nothing of
 * it can be paid. The same form token answers the same order; nothing in the answer tells whether an address is
 * known. Applications of one address, browser and network are capped.
 */
export async function applyForSeat(world: World, input: HoldSeatInput): Promise<ApplyOutcome> {
  if (!UUID.test(input.eventId)) return { ok: false, reason: "not-found" };
  const outcome = await world.db.transaction((tx) => apply(world, tx, input));
  // Another process wrote this form's order in the same moment: now it is there to be found.
  return outcome === "again" ? world.db.transaction((tx) => applyOnce(world, tx, input)) : outcome;
}

async function applyOnce(world: World, tx: Tx, input: HoldSeatInput): Promise<ApplyOutcome> {
  const outcome = await apply(world, tx, input);
  if (outcome === "again") throw new Error("a form's order is neither there nor can it be written");
  return outcome;
}

async function apply(world: World, tx: Tx, input: HoldSeatInput): Promise<ApplyOutcome | "again"> {
  const { eventId } = input;
  // Applications of one event are written one after the other, so that each is counted against the caps.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`apply:${eventId}`}, 0))`;
  // Calling the event off waits for this one, and this one for it.
  await tx.$executeRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR KEY SHARE`;
  const event = await tx.event.findUnique({ where: { id: eventId }, include: { sides: true } });
  if (!event) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  const sideIds = new Set(event.sides.map(({ id }) => id));
  const checked = checkRegistration(input, { ...event, sideIds }, now);
  if (!checked.ok) return { ok: false, reason: "invalid", fields: checked.fields };
  const known = await knownOrder(tx, input);
  if (known) return known;
  const sales = salesState(event, now);
  if (!sales.open) return { ok: false, reason: "sales-closed", why: sales.reason };
  if (!event.sides.some(({ id, needsApproval }) => id === input.sideId && needsApproval))
    return { ok: false, reason: "no-approval" };
  const code = await codeOf(tx, input, now);
  if (code === "refused") return { ok: false, reason: "code-refused" };
  const order = { ...orderOf(world, input, { checked, event }), codeId: code };
  if (tooManyApplications(await countOthers(tx, order, now))) return { ok: false, reason: "too-many-holds" };
  const { count } = await tx.order.createMany({ data: order, skipDuplicates: true });
  if (count === 0) return "again";
  await writeParts(world, tx, { input, checked, orderId: order.id });
  return {
    ok: true,
    order: { eventId, orderId: order.id, linkVersion: 1, state: "applied" },
    repeated: false,
  };
}

/** The code an applicant brought; it is used, and counted, only when they pay. */
async function codeOf(tx: Tx, input: HoldSeatInput, now: Date): Promise<string | null | "refused"> {
  const code = readTypedCode(input.code);
  if (code === null) return null;
  if (code === undefined) return "refused";
  const { eventId, sideId } = input;
  const found = await tx.discountCode.findUnique({ where: { code_eventId: { code, eventId } } });
  return found && codeRefusal(found, sideId, now) === null ? found.id : "refused";
}

async function knownOrder(tx: Tx, input: HoldSeatInput): Promise<ApplyOutcome | null> {
  const { eventId, formToken } = input;
  const order = await tx.order.findUnique({ where: { formToken_eventId: { formToken, eventId } } });
  if (!order || !isOrderState(order.state)) return null;
  const { id: orderId, linkVersion, state } = order;
  return { ok: true, order: { eventId, orderId, linkVersion, state }, repeated: true };
}

type Good = Extract<Checked, { ok: true }>;
type Rules = { currency: string; refundLadder: Prisma.JsonValue; resaleAllowed: boolean };

function orderOf(world: World, input: HoldSeatInput, { checked, event }: { checked: Good; event: Rules }) {
  const { vault } = world;
  return {
    eventId: input.eventId,
    id: world.ids.uuid(),
    state: "applied",
    formToken: input.formToken,
    currency: event.currency,
    totalMinor: 0,
    refundLadder: event.refundLadder ?? [],
    resaleAllowed: event.resaleAllowed,
    locale: input.locale,
    emailIndex: vault.index(emailIndexText(checked.person.email)),
    browserKey: input.browserKey === null ? null : vault.index(`browser:${input.browserKey}`),
    networkKey: input.networkKey === null ? null : vault.index(`network:${input.networkKey}`),
    createdAt: world.clock.now(),
  };
}

async function countOthers(tx: Tx, order: ReturnType<typeof orderOf>, now: Date) {
  const { eventId, emailIndex, browserKey, networkKey } = order;
  const live = { eventId, state: { in: ["applied", "approved"] } };
  const since = new Date(now.getTime() - DAY);
  const [person, browser, network, personToday] = [
    await tx.order.count({ where: { ...live, emailIndex } }),
    browserKey === null ? 0 : await tx.order.count({ where: { ...live, browserKey } }),
    networkKey === null ? 0 : await tx.order.count({ where: { ...live, networkKey } }),
    await tx.order.count({
      where: {
        eventId,
        emailIndex,
        createdAt: { gt: since },
        steps: { some: { seq: 1, toState: "applied" } },
      },
    }),
  ];
  return { person, browser, network, personToday };
}

async function writeParts(
  world: World,
  tx: Tx,
  { input, checked, orderId }: { input: HoldSeatInput; checked: Good; orderId: string },
): Promise<void> {
  const { eventId, locale, sideId } = input;
  const now = world.clock.now();
  const line = {
    eventId,
    id: world.ids.uuid(),
    orderId,
    sideId,
    priceMinor: 0,
    personSealed: world.vault.seal(checked.person),
    emailIndex: world.vault.index(emailIndexText(checked.person.email)),
  };
  await tx.orderLine.create({ data: line });
  await tx.orderStep.create({
    data: { eventId, orderId, seq: 1, at: now, step: "T1", toState: "applied", actor: "attendee" },
  });
  const about = { eventId, orderId, lineId: line.id, locale, givenAt: now };
  await tx.consent.create({ data: { ...about, ...checked.consents } });
  await queueOrderLetter(
    world,
    tx,
    { eventId, id: orderId, locale, lines: [line] },
    "application-received",
    "1",
  );
}
