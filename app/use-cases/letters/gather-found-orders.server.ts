import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { foundState } from "#app/domain/letters/found-orders.ts";
import { normaliseEmail } from "#app/domain/registration/email.ts";
import { orderUrl } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { eventWords } from "./gather-ticket.server.ts";
import { openPerson } from "./open-person.server.ts";

type FoundOrders = Extract<LetterDraft, { kind: "find-ticket" }>["facts"]["orders"];

const shown = 20;

/**
 * The orders that may be told to an address, soonest event first. The index also finds `name+alias` addresses, which
 * can be another person's mailbox: only orders with this very address are told.
 */
export async function gatherFoundOrders(
  world: World,
  recipientIndex: Uint8Array<ArrayBuffer>,
  email: string,
  locale: Locale,
): Promise<FoundOrders> {
  const orders = await world.db.prisma.order.findMany({
    where: { emailIndex: recipientIndex },
    include: {
      event: { include: { texts: true, booking: { include: { venue: true } } } },
      lines: { orderBy: { position: "asc" }, take: 1 },
    },
    orderBy: { event: { startsAt: "desc" } },
    take: 200,
  });
  return orders
    .flatMap((order) => {
      const state = foundState(order.state);
      const line = order.lines[0];
      if (!state || !line || normaliseEmail(openPerson(world, line.personSealed).email) !== email) return [];
      const { title } = eventWords(order.event, locale);
      const { startsAt, timeZone } = order.event;
      const key = { eventId: order.eventId, orderId: order.id, linkVersion: order.linkVersion };
      return [{ title, startsAt, timeZone, state, url: orderUrl(world, key, locale) }];
    })
    .slice(0, shown);
}
