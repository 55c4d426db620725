import { calendarFile } from "#app/adapters/calendar.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { readHost } from "./read-host.server.ts";
import { findPublicEvent } from "./show-event.server.ts";

export type ShowCalendarInput = {
  slug: string;
  locale: Locale;
  /** The address of the event's page, without the origin. */
  path: string;
  /** The sentence that leads to it. */
  note: (a: { url: string }) => string;
};

/** An event's public calendar file. The address is in it only where everybody may know it. */
export async function showCalendar(
  world: World,
  { slug, locale, path, note }: ShowCalendarInput,
): Promise<{ ok: true; file: string } | { ok: false; reason: "not-found" }> {
  const event = await findPublicEvent(world, { slug, locale });
  if (!event) return { ok: false, reason: "not-found" };
  const host = await readHost(world, locale);
  const url = `${world.settings.PUBLIC_URL}${path}`;
  const { place } = event;
  const parts = place ? [place.city, place.area, place.name, place.address] : [];
  const file = calendarFile({
    uid: `${event.id}@qingju`,
    sequence: event.timeVersion,
    locale,
    title: event.words.title,
    description: `${event.words.summary}\n\n${note({ url })}`,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    location: parts.filter(Boolean).join(" · "),
    url,
    ...(host ? { organiser: host.name } : {}),
    cancelled: event.status === "cancelled",
    now: world.clock.now(),
  });
  return { ok: true, file };
}
