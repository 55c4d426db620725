import type { Locale } from "#app/domain/events/locale.ts";
import { consentKinds } from "#app/domain/registration/consent-texts.ts";
import { takeStep } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { addConsents } from "./add-consents.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { lockOwnOrder } from "./own-ticket.server.ts";
import type { ConsentKind } from "./person-fields.server.ts";

export type ConfirmRulesOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; fields: Partial<Record<ConsentKind, "must-agree">> }
  | { ok: false; reason: "not-found" | "too-many" | "no-ticket" };

/**
 * A companion agrees to the texts by themselves, each on its own; `consents` are the versions that were shown and
 * ticked. Their ticket is valid before that, too. Agreeing again changes nothing.
 */
export async function confirmRules(
  world: World,
  input: { token: string; locale: Locale; consents: Record<ConsentKind, string | null> },
): Promise<ConfirmRulesOutcome> {
  const link = readTicketLink(world.vault, input.token);
  if (link?.opens !== "line") return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("change-order", link.id)).ok) return { ok: false, reason: "too-many" };
  const fields: Partial<Record<ConsentKind, "must-agree">> = {};
  const given = consentKinds.flatMap((kind) => {
    const textVersion = input.consents[kind];
    if (textVersion === null) fields[kind] = "must-agree";
    return textVersion === null ? [] : [{ kind, textVersion }];
  });
  return world.db.transaction(async (tx): Promise<ConfirmRulesOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token);
    if (!own) return { ok: false, reason: "not-found" };
    const { order, line } = own;
    if (order.state !== "paid" || line.state !== "live") return { ok: false, reason: "no-ticket" };
    if (given.length < consentKinds.length) return { ok: false, reason: "invalid", fields };
    const ref = { eventId: order.eventId, orderId: order.id, lineId: line.id };
    const before = await tx.consent.findMany({ where: { ...ref, withdrawnAt: null } });
    const isNew = ({ kind, textVersion }: (typeof given)[number]) =>
      !before.some((one) => one[kind] === textVersion);
    const added = given.filter(isNew);
    if (added.length === 0) return { ok: true };
    const now = world.clock.now();
    const texts = Object.fromEntries(added.map(({ kind, textVersion }) => [kind, textVersion]));
    await addConsents(tx, ref, { texts, locale: input.locale, givenAt: now });
    const detail = { change: "consents", person: line.position };
    await takeStep(tx, order, { step: "T12'", to: "paid", actor: "attendee", now, detail });
    return { ok: true };
  });
}
