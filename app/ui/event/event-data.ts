import type { EventView, HostView, SideView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { minorDigits } from "#app/domain/money/money.ts";
import { localePath } from "#app/i18n/locale-path.ts";

/** "2026-12-05T19:00:00+08:00": a moment as the clocks of its zone show it. */
export function zonedIso(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "longOffset",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const offset = parts.timeZoneName?.replace("GMT", "") || "+00:00";
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${offset}`;
}

/** "499.00": minor units as the decimal text that schema.org asks for. */
function decimal(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function offer(event: EventView, side: SideView, url: string) {
  const open = event.status === "on-sale" && side.left > 0;
  return {
    "@type": "Offer",
    name: side.label,
    url,
    price: decimal(side.price.minor, side.price.currency),
    priceCurrency: side.price.currency,
    availability: `https://schema.org/${open ? "InStock" : "SoldOut"}`,
    validThrough: zonedIso(event.salesCloseAt, event.timeZone),
  };
}

/** The event as schema.org's `Event`, with nothing in it that the page itself keeps back. */
export function eventData(event: EventView, host: HostView | null, origin: string, locale: Locale) {
  const url = `${origin}${localePath(locale, `/e/${event.slug}`)}`;
  const { place, words } = event;
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: words.title,
    description: words.summary,
    inLanguage: words.locale,
    url,
    image: [`${url}/share.png`],
    startDate: zonedIso(event.startsAt, event.timeZone),
    endDate: zonedIso(event.endsAt, event.timeZone),
    eventStatus: `https://schema.org/${event.status === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    typicalAgeRange: `${event.minAge}-${event.maxAge ?? ""}`,
    ...(place
      ? {
          location: {
            "@type": "Place",
            name: place.name ?? `${place.city} · ${place.area}`,
            address: {
              "@type": "PostalAddress",
              addressLocality: place.city,
              ...(place.address ? { streetAddress: place.address } : {}),
            },
          },
        }
      : {}),
    offers: event.sides.map((side) => offer(event, side, url)),
    ...(host ? { organizer: { "@type": "Organization", name: host.name, url: origin } } : {}),
  };
}
