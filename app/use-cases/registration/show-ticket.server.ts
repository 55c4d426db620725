import { qrPath } from "#app/adapters/qr.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { textIn } from "#app/domain/events/text-in.ts";
import type { World } from "../world.server.ts";
import { type OrderView, showOrder } from "./show-order.server.ts";

export type ShowTicketOutcome =
  | {
      ok: true;
      order: OrderView;
      /** The event's words in the language asked for, or else in its main one. */
      words: { locale: Locale; title: string; bring: string };
      timeVersion: number;
      qr: { size: number; path: string } | null;
      contactEmail: string | null;
      origin: string;
      now: Date;
    }
  | { ok: false; reason: "not-found" };

/** An order's page in the language of the page: the order, the event's words, the door code as a picture. */
export async function showTicket(
  world: World,
  { token, locale, place = null }: { token: string; locale: Locale; place?: number | null },
): Promise<ShowTicketOutcome> {
  const shown = await showOrder(world, { token, locale, place });
  if (!shown.ok) return shown;
  const { order } = shown;
  const [event, business] = await Promise.all([
    world.db.prisma.event.findUnique({ where: { id: order.eventId }, include: { texts: true } }),
    world.db.prisma.business.findUnique({ where: { id: 1 }, select: { contactEmail: true } }),
  ]);
  const text = event && textIn(event, locale);
  return {
    ok: true,
    order,
    words: {
      locale: isLocale(text?.locale) ? text.locale : order.locale,
      title: text?.title ?? order.event.title,
      bring: text?.bring ?? order.event.bring,
    },
    timeVersion: event?.timeVersion ?? 1,
    qr: order.ticket ? qrPath(order.ticket.code) : null,
    contactEmail: business?.contactEmail ?? null,
    origin: world.settings.PUBLIC_URL,
    now: world.clock.now(),
  };
}
