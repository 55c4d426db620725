import type { GuestGroup } from "#app/domain/events/guest-group.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { GuestSources } from "./guest-sources.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type GuestFacts = {
  lineId: string;
  orderId: string;
  name: string;
  sideId: string;
  sideLabel: string;
  seatNumber: number | null;
  state: OrderState;
  group: GuestGroup;
  complimentary: boolean;
  needsOrganiser: boolean;
  holdUntil: Date | null;
  admittedAt: Date | null;
};

type GuestsViewProps = {
  locale: Locale;
  event: { id: string; title: string; timeZone: string };
  counts: Readonly<Record<GuestGroup, number>>;
  guests: readonly GuestFacts[];
  search: string;
  group: GuestGroup | "all" | null;
  /** Null while no partner has a link to the event. */
  sources: Parameters<typeof GuestSources>[0]["sources"] | null;
};

/** Everybody of one event by side, with search and filter. */
export function GuestsView({ locale, event, counts, guests, search, group, sources }: GuestsViewProps) {
  const said = words(locale);
  const { officeGuests } = said;
  const base = localePath(locale, `/office/events/${event.id}`);
  const everyone = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <OfficeLayout
      locale={locale}
      title={officeGuests.title}
      kicker={event.title}
      back={{ href: base, label: said.office.navCockpit }}
      aside={
        <a className="button quiet slim" href={`${base}/guests/new`}>
          {officeGuests.add}
        </a>
      }
      event={{ id: event.id, place: "guests" }}
      wide
    >
      <search>
        <form method="get" action={`${base}/guests`} className="find">
          <label htmlFor="q">{officeGuests.searchLabel}</label>
          <div className="find-row">
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={search}
              placeholder={officeGuests.searchHint}
              autoComplete="off"
              maxLength={100}
            />
            {search === "" ? null : <input type="hidden" name="group" value="all" />}
            <button type="submit" className="button slim">
              {officeGuests.searchButton}
            </button>
          </div>
        </form>
      </search>
      <Filters said={said} base={base} counts={counts} group={group} search={search} />
      {guests.length === 0 ? (
        <p className="empty muted">{everyone === 0 ? officeGuests.none : officeGuests.noneFound}</p>
      ) : (
        <div className="columns">
          <Sides said={said} event={event} guests={guests} base={base} />
        </div>
      )}
      {sources ? <GuestSources locale={locale} sources={sources} /> : null}
    </OfficeLayout>
  );
}

type FiltersProps = Pick<GuestsViewProps, "counts" | "group" | "search"> & { said: Words; base: string };

function Filters({ said: { officeGuests }, base, counts, group, search }: FiltersProps) {
  const kept = counts.coming + counts.inside + counts.paying;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const chips: { key: GuestGroup | "all" | "kept"; count: number }[] = [
    { key: "kept", count: kept },
    { key: "coming", count: counts.coming },
    { key: "inside", count: counts.inside },
    { key: "paying", count: counts.paying },
    { key: "asking", count: counts.asking },
    { key: "refund", count: counts.refund },
    { key: "gone", count: counts.gone },
    { key: "all", count: all },
  ];
  const query = (key: string) => {
    const wanted = new URLSearchParams();
    if (search !== "") wanted.set("q", search);
    if (key !== "kept") wanted.set("group", key);
    return wanted.size === 0 ? "" : `?${wanted}`;
  };
  return (
    <nav className="chips" aria-label={officeGuests.filterLabel}>
      {chips
        .filter(({ key, count }) => count > 0 || key === "kept" || key === group)
        .map(({ key, count }) => (
          <a
            key={key}
            className="tag"
            href={`${base}/guests${query(key)}`}
            aria-current={(group ?? "kept") === key ? "true" : undefined}
          >
            {officeGuests.groups[key]} {count}
          </a>
        ))}
    </nav>
  );
}

type SidesProps = {
  said: Words;
  event: GuestsViewProps["event"];
  guests: readonly GuestFacts[];
  base: string;
};

function Sides({ said, event, guests, base }: SidesProps) {
  const sides = [...new Map(guests.map((guest) => [guest.sideId, guest.sideLabel]))];
  return sides.map(([sideId, label], index) => {
    const members = guests.filter((guest) => guest.sideId === sideId);
    return (
      <section key={sideId} className={`guest-side side-${index % 2 === 0 ? 1 : 2}`} aria-label={label}>
        <h2>{said.officeGuests.sideCount({ side: label, count: members.length })}</h2>
        <ul className="plain card guest-list">
          {members.map((guest) => (
            <li key={guest.lineId}>
              <a href={`${base}/guests/${guest.orderId}`}>
                <span className="guest-name">{guest.name}</span>
                <GuestState said={said} guest={guest} timeZone={event.timeZone} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

const tones: Readonly<Record<GuestGroup, string>> = {
  coming: "",
  asking: "warn-ink",
  paying: "warn-ink",
  inside: "good-ink",
  refund: "muted",
  gone: "muted",
};

/** What a guest's line says beside the name. */
function GuestState({ said, guest, timeZone }: { said: Words; guest: GuestFacts; timeZone: string }) {
  const { officeGuests } = said;
  const facts = [
    guest.needsOrganiser ? officeGuests.needsYou : "",
    guest.complimentary ? officeGuests.gift : "",
    guest.admittedAt
      ? officeGuests.enteredAt({ time: formatTime(guest.admittedAt, timeZone) })
      : guest.state === "held" && guest.holdUntil
        ? officeGuests.holdUntil({ time: formatTime(guest.holdUntil, timeZone) })
        : officeGuests.states[guest.state],
    guest.seatNumber === null ? "" : officeGuests.seat({ number: guest.seatNumber }),
  ].filter(Boolean);
  return <span className={`small guest-state ${tones[guest.group]}`}>{facts.join(" · ")}</span>;
}
