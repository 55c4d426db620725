import { cleanName } from "#app/domain/registration/person-name.ts";
import { normalisePhone } from "#app/domain/registration/phone.ts";
import { type WhyNot, whyNotChange } from "#app/domain/registration/self-service.ts";
import { takeStep } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { lockOwnOrder, ownFacts, personOf } from "./own-ticket.server.ts";

export type DetailFields = Partial<Record<"name" | "phone", "missing" | "too-long" | "not-a-phone">>;
export type ChangeDetailsOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; fields: DetailFields }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "too-many" };

/** T12': the holder's own name and phone, at once. The history says that they changed, not to what. */
export async function changeDetails(
  world: World,
  input: { token: string; name: string; phone: string },
): Promise<ChangeDetailsOutcome> {
  const key = readTicketLink(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("change-order", key.id)).ok) return { ok: false, reason: "too-many" };
  const fields: DetailFields = {};
  const name = cleanName(input.name);
  if (!name.ok) fields.name = name.reason;
  const phone = input.phone.trim() === "" ? null : normalisePhone(input.phone);
  if (phone === null && input.phone.trim() !== "") fields.phone = "not-a-phone";
  return world.db.transaction(async (tx): Promise<ChangeDetailsOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token);
    if (!own?.mine) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    const why = whyNotChange(ownFacts(own), now);
    if (why) return { ok: false, reason: "not-now", why };
    if (!name.ok || fields.phone) return { ok: false, reason: "invalid", fields };
    if (name.name === own.person.name && phone === own.person.phone) return { ok: true };
    const { order, line, person } = own;
    await takeStep(tx, order, {
      step: "T12'",
      to: "paid",
      actor: "attendee",
      now,
      detail: { change: "details", ...personOf(own) },
    });
    await tx.orderLine.update({
      where: { eventId_id: { eventId: line.eventId, id: line.id } },
      data: { personSealed: world.vault.seal({ ...person, name: name.name, phone }) },
    });
    return { ok: true };
  });
}
