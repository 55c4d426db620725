import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { NavIcon, type NavIconName } from "./nav-icons.tsx";

export type EventPlace = "cockpit" | "guests" | "door" | "money";
export type OfficeSection = "events" | "venues" | "partners" | "money" | "settings";

type Entry = { name: NavIconName; href: string; label: string; current: boolean };

function NavList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.name}>
          <a href={entry.href} aria-current={entry.current ? "page" : undefined}>
            <NavIcon name={entry.name} />
            {entry.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The four places of one event, at the thumb on a phone. */
export function EventNav({
  locale,
  eventId,
  current,
}: {
  locale: Locale;
  eventId: string;
  current: EventPlace | undefined;
}) {
  const { office } = words(locale);
  const base = localePath(locale, `/office/events/${eventId}`);
  const entries: Entry[] = [
    { name: "cockpit", href: base, label: office.navCockpit, current: current === "cockpit" },
    { name: "guests", href: `${base}/guests`, label: office.navGuests, current: current === "guests" },
    { name: "door", href: `${base}/door`, label: office.navDoor, current: current === "door" },
    { name: "money", href: `${base}/money`, label: office.navMoney, current: current === "money" },
  ];
  return (
    <nav className="event-nav no-print" aria-label={office.eventNavLabel}>
      <NavList entries={entries} />
    </nav>
  );
}

/** The rooms of the office, under its head. */
export function OfficeNav({ locale, current }: { locale: Locale; current: OfficeSection | undefined }) {
  const { office, officeMoney, partners } = words(locale);
  const path = (to: string) => localePath(locale, to);
  const entries: Entry[] = [
    { name: "events", href: path("/office"), label: office.navEvents, current: current === "events" },
    { name: "venues", href: path("/office/venues"), label: office.navVenues, current: current === "venues" },
    {
      name: "partners",
      href: path("/office/partners"),
      label: partners.nav,
      current: current === "partners",
    },
    { name: "money", href: path("/office/money"), label: officeMoney.navBooks, current: current === "money" },
    {
      name: "settings",
      href: path("/office/settings"),
      label: office.navSettings,
      current: current === "settings",
    },
  ];
  return (
    <nav className="office-nav no-print" aria-label={office.navLabel}>
      <NavList entries={entries} />
    </nav>
  );
}
