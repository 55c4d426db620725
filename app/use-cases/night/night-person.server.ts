import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { openGuest } from "../events/open-guest.server.ts";
import type { World } from "../world.server.ts";
import { readNightToken } from "./night-link.server.ts";

/** Who reads a night page: one person of an order, by their line, whose ticket is good. */
export type NightPerson = {
  eventId: string;
  lineId: string;
  orderId: string;
  sideId: string;
  linkVersion: number;
  /** The language of this person's letters. */
  locale: Locale;
  /** The name on the ticket; others see the display name of the profile. */
  name: string;
  /** Keyed index of the verified address: who this is across events. */
  emailIndex: Uint8Array;
};

/**
 * The person whom a night link opens. Null when it was not signed here, is outdated (the ticket went to other hands or
 * another mailbox), or no paid order with a good ticket stands behind it any more.
 */
export async function findNightPerson(world: World, token: string): Promise<NightPerson | null> {
  const key = readNightToken(world.vault, token);
  if (!key) return null;
  const { eventId, lineId, linkVersion } = key;
  const line = await world.db.prisma.orderLine.findFirst({
    where: { eventId, id: lineId, linkVersion, ...liveAtNight },
    include: { order: { select: { locale: true } } },
  });
  if (!line) return null;
  const locale = line.locale ?? line.order.locale;
  return {
    ...{ eventId, lineId, orderId: line.orderId, sideId: line.sideId, linkVersion },
    locale: isLocale(locale) ? locale : "zh-CN",
    name: openGuest(world, line.personSealed).name,
    emailIndex: line.emailIndex,
  };
}

/** The lines of an event that belong to its night: live, paid or given, with a ticket that is good. */
export const liveAtNight = {
  state: "live",
  order: { state: "paid" },
  tickets: { some: { voidedAt: null } },
};
