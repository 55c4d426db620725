import { calendarFile } from "#app/adapters/calendar.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { calendarSequence } from "#app/domain/registration/self-service.ts";
import { fullAddress } from "#app/domain/venues/map-link.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { showTicket } from "./show-ticket.server.ts";

/** The calendar file of a ticket, with the address its holder may know. It moves the entry that the letter made. */
export async function showOrderCalendar(
  world: World,
  input: { token: string; locale: Locale },
): Promise<{ ok: true; file: string } | { ok: false; reason: "not-found" }> {
  const shown = await showTicket(world, input);
  if (!shown.ok || !shown.order.ticket) return { ok: false, reason: "not-found" };
  const { order, words, timeVersion, now } = shown;
  const link = readTicketLink(world.vault, input.token);
  if (!link) return { ok: false, reason: "not-found" };
  const { event } = order;
  const { venue } = event;
  const place = venue && [
    venue.name,
    venue.address && fullAddress({ ...venue, address: venue.address }, venue.locale),
  ];
  const file = calendarFile({
    uid: `${link.id}@qingju`,
    sequence: calendarSequence({ timeVersion, linkVersion: link.linkVersion, cancelled: false }),
    locale: input.locale,
    title: words.title,
    description: words.bring,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    location: place ? place.filter(Boolean).join(" · ") : "",
    url: `${world.settings.PUBLIC_URL}${input.locale === "en" ? "/en" : ""}/o/${input.token}`,
    cancelled: event.state === "cancelled",
    now,
  });
  return { ok: true, file };
}
