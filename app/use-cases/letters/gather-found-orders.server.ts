import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { foundState } from "#app/domain/letters/found-orders.ts";
import { lineOrderState } from "#app/domain/payment/group-lines.ts";
import { normaliseEmail } from "#app/domain/registration/email.ts";
import { stateOf } from "../payment/order-record.server.ts";
import { ticketUrl } from "../registration/line-link.server.ts";
import type { World } from "../world.server.ts";
import { eventWords } from "./gather-ticket.server.ts";
import { openPerson } from "./open-person.server.ts";

type FoundOrders = Extract<LetterDraft, { kind: "find-ticket" }>["facts"]["orders"];

const shown = 20;

/**
 * The orders that may be told to an address, soonest event first. The index also finds `name+alias` addresses, which
 * can be another person's mailbox: only orders with this very address are told. Who ordered finds the whole order, a
 * companion their own line.
 */
export async function gatherFoundOrders(
  world: World,
  recipientIndex: Uint8Array<ArrayBuffer>,
  email: string,
  locale: Locale,
): Promise<FoundOrders> {
  const lines = await world.db.prisma.orderLine.findMany({
    where: { emailIndex: recipientIndex },
    select: { eventId: true, orderId: true },
    take: 200,
  });
  const where = { OR: [{ emailIndex: recipientIndex }, { id: { in: lines.map(({ orderId }) => orderId) } }] };
  const orders = await world.db.prisma.order.findMany({
    where,
    include: {
      event: { include: { texts: true, booking: { include: { venue: true } } } },
      lines: { orderBy: { position: "asc" } },
    },
    orderBy: { event: { startsAt: "desc" } },
    take: 200,
  });
  const isTold = (sealed: Uint8Array) => normaliseEmail(openPerson(world, sealed).email) === email;
  return orders
    .flatMap((order) => {
      const payer = order.payerSealed ?? order.lines[0]?.personSealed;
      const { title } = eventWords(order.event, locale);
      const { startsAt, timeZone } = order.event;
      const found = (line: (typeof order.lines)[number] | null) => {
        const state = foundState(line === null ? order.state : lineOrderState(stateOf(order), line.state));
        return state
          ? [{ title, startsAt, timeZone, state, url: ticketUrl(world, order, line, locale) }]
          : [];
      };
      if (payer && isTold(payer)) return found(null);
      const others = order.lines.filter((line) => order.lines.length > 1 && isTold(line.personSealed));
      return others.flatMap(found);
    })
    .slice(0, shown);
}
