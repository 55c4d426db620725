import { makePartnerLink } from "#app/use-cases/money/partner-links.server.ts";
import { addPartner } from "#app/use-cases/money/save-partner.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** A channel partner at 12.5 % with a link to an evening; answers the link's code. Made once. */
export async function makePartner(
  world: World,
  { organiserId, eventId }: { organiserId: string; eventId: string },
): Promise<string> {
  const { prisma } = world.db;
  const fields = {
    ...{ name: "周末读书会", email: "bookclub@example.com", language: "zh-CN" },
    ...{ kind: "percent", percent: "12.5", amount: "" },
  };
  const known = await prisma.partner.findFirst({ where: { name: fields.name }, select: { id: true } });
  const added = known
    ? { ok: true as const, partnerId: known.id }
    : await addPartner(world, { organiserId, fields });
  if (!added.ok) throw new Error(added.reason);
  const linked = await makePartnerLink(world, { organiserId, partnerId: added.partnerId, eventId });
  if (!linked.ok) throw new Error(linked.reason);
  const link = await prisma.partnerLink.findUniqueOrThrow({
    where: { eventId_id: { eventId, id: linked.linkId } },
  });
  return link.code;
}
