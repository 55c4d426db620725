import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { tellPartner } from "./partner-contact.server.ts";

type Asked = { organiserId: string; partnerId: string };
export type EndPartnerOutcome = { ok: true } | { ok: false; reason: "not-found" };
export type RenewOutcome = EndPartnerOutcome | { ok: false; reason: "worn-out" };

/** The last link version that fits into a token's byte. */
const LAST_VERSION = 255;

/**
 * Nothing more is sold for a partner: all their links end. What they earned stays owed, their page stays open. Said
 * twice it changes nothing more.
 */
export async function endPartner(
  world: World,
  { organiserId, partnerId }: Asked,
): Promise<EndPartnerOutcome> {
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<EndPartnerOutcome> => {
    await tx.$executeRaw`SELECT 1 FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
    const partner = await tx.partner.findUnique({ where: { id: partnerId } });
    if (!partner) return { ok: false, reason: "not-found" };
    if (partner.endedAt !== null) return { ok: true };
    await tx.partner.update({ where: { id: partnerId }, data: { endedAt: now } });
    await tx.partnerLink.updateMany({ where: { partnerId, endedAt: null }, data: { endedAt: now } });
    await recordAudit(world, tx, { organiserId, action: "partner-ended", subject: partnerId });
    return { ok: true };
  });
}

/** Makes a new link to the partner's own page, after which every older one opens nothing; told by letter. */
export async function renewPartnerPage(
  world: World,
  { organiserId, partnerId }: Asked,
): Promise<RenewOutcome> {
  return world.db.transaction(async (tx): Promise<RenewOutcome> => {
    await tx.$executeRaw`SELECT 1 FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
    const partner = await tx.partner.findUnique({ where: { id: partnerId } });
    if (!partner) return { ok: false, reason: "not-found" };
    if (partner.linkVersion >= LAST_VERSION) return { ok: false, reason: "worn-out" };
    const linkVersion = partner.linkVersion + 1;
    await tx.partner.update({ where: { id: partnerId }, data: { linkVersion } });
    await tellPartner(world, tx, partner, { page: String(linkVersion) });
    await recordAudit(world, tx, { organiserId, action: "partner-relinked", subject: partnerId });
    return { ok: true };
  });
}
