import { readTicketLink } from "../registration/line-link.server.ts";
import { isPayersOwn } from "../registration/own-ticket.server.ts";
import type { World } from "../world.server.ts";
import { nightToken } from "./night-link.server.ts";
import { liveAtNight } from "./night-person.server.ts";

/** What a ticket's page says of the night: where it is, and whether its holder told anything yet. */
export type NightCard = { path: string; told: boolean; soon: boolean; over: boolean };

/** From then on the evening's own page is what matters. */
const SOON = 3 * 3_600_000;

/**
 * The way from a ticket to its holder's night; null while there is no good ticket, and for who ordered once their own
 * ticket is somebody else's.
 */
export async function showNightCard(world: World, { token }: { token: string }): Promise<NightCard | null> {
  const link = readTicketLink(world.vault, token);
  if (!link) return null;
  const { eventId, id, linkVersion } = link;
  const own =
    link.opens === "line"
      ? { id, linkVersion }
      : { position: 1, order: { ...liveAtNight.order, id, linkVersion } };
  const line = await world.db.prisma.orderLine.findFirst({
    where: { eventId, ...liveAtNight, ...own },
    include: {
      profile: { select: { completedAt: true } },
      order: { select: { payerSealed: true, event: { select: { startsAt: true, endsAt: true } } } },
    },
  });
  if (!line || (link.opens === "order" && !isPayersOwn(line.order, line))) return null;
  const now = world.clock.now().getTime();
  const { startsAt, endsAt } = line.order.event;
  return {
    path: `/n/${nightToken(world.vault, { eventId, lineId: line.id, linkVersion: line.linkVersion })}`,
    told: line.profile?.completedAt != null,
    soon: now >= startsAt.getTime() - SOON,
    over: now >= endsAt.getTime(),
  };
}
