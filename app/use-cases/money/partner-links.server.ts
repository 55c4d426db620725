import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

type Asked = { organiserId: string; partnerId: string };
export type MakeLinkOutcome =
  | { ok: true; linkId: string }
  /** `currency`: a fixed commission is an amount of another currency than the event's. */
  | { ok: false; reason: "not-found" | "partner-ended" | "event-over" | "currency" };

const CODE_LENGTH = 8;

/**
 * Makes a partner's link to an event, with the partner's rate as it is now; a partner has one live link to an event,
 * and asking again answers that one. The partner's row is locked, so that two people at once make one.
 */
export async function makePartnerLink(
  world: World,
  input: Asked & { eventId: string },
): Promise<MakeLinkOutcome> {
  const { organiserId, partnerId, eventId } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<MakeLinkOutcome> => {
    await tx.$executeRaw`SELECT 1 FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
    const partner = await tx.partner.findUnique({ where: { id: partnerId } });
    const event = await tx.event.findUnique({ where: { id: eventId } });
    if (!partner || !event) return { ok: false, reason: "not-found" };
    if (partner.endedAt !== null) return { ok: false, reason: "partner-ended" };
    const live = await tx.partnerLink.findFirst({ where: { eventId, partnerId, endedAt: null } });
    if (live) return { ok: true, linkId: live.id };
    if (event.state === "cancelled" || event.endsAt <= now) return { ok: false, reason: "event-over" };
    const { ratePoints, fixedMinor, currency } = partner;
    if (fixedMinor !== null && currency !== event.currency) return { ok: false, reason: "currency" };
    const linkId = world.ids.uuid();
    await tx.partnerLink.create({
      data: {
        ...{ eventId, id: linkId, partnerId, code: world.ids.code(CODE_LENGTH), currency: event.currency },
        ...{ ratePoints, fixedMinor, createdBy: organiserId, createdAt: now },
      },
    });
    const detail = { ratePoints, fixedMinor };
    await recordAudit(world, tx, { organiserId, eventId, action: "partner-linked", subject: linkId, detail });
    return { ok: true, linkId };
  });
}

/** Ends one link: nothing more is sold by it. What it sold keeps its commission. Said twice it changes nothing more. */
export async function endPartnerLink(
  world: World,
  input: Asked & { linkId: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const { organiserId, partnerId, linkId } = input;
  return world.db.transaction(async (tx) => {
    const link = await tx.partnerLink.findFirst({ where: { id: linkId, partnerId } });
    if (!link) return { ok: false, reason: "not-found" };
    const { eventId } = link;
    const { count } = await tx.partnerLink.updateMany({
      where: { eventId, id: linkId, endedAt: null },
      data: { endedAt: world.clock.now() },
    });
    if (count > 0)
      await recordAudit(world, tx, { organiserId, eventId, action: "partner-link-ended", subject: linkId });
    return { ok: true };
  });
}
