import type { Locale } from "#app/domain/events/locale.ts";
import type { Book, BookEntry } from "#app/domain/money/books.ts";
import type { FigureName, Figures } from "#app/domain/money/figures.ts";
import { formatDay, formatShort } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { figureWords } from "./money-words.ts";
import { monthWords } from "./period-words.ts";

type EntriesProps = { locale: Locale; book: Book; figure: FigureName };

/** The address at which an entry opens to its ledger lines. */
export function entryHref(locale: Locale, entry: BookEntry, figure: FigureName): string {
  return entry.kind === "event"
    ? localePath(locale, `/office/events/${entry.id}/money?figure=${figure}#lines`)
    : localePath(locale, `/office/venues/${entry.venueId}/bookings/${entry.id}`);
}

/** One figure, event by event, adding up; each opens to the ledger lines it is made of. */
export function EntryTable({ locale, book, figure }: EntriesProps) {
  const said = words(locale);
  const { officeMoney: say } = said;
  const short = (minor: number) => formatShort({ minor, currency: book.currency }, locale);
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">{say.event}</th>
          <th scope="col">
            {figureWords(said)[figure]} ({book.currency})
          </th>
        </tr>
      </thead>
      <tbody>
        {book.entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <a href={entryHref(locale, entry, figure)}>
                {entry.kind === "booking" ? say.noEvent({ venue: entry.title }) : entry.title}
              </a>
              <br />
              <span className="tiny">{formatDay(entry.startsAt, entry.timeZone, locale)}</span>
            </th>
            <td>{short(entry.figures[figure])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.total}</th>
          <td>{short(book.figures[figure])}</td>
        </tr>
      </tfoot>
    </table>
  );
}

type GroupsProps = {
  locale: Locale;
  currency: string;
  head: string;
  /** Names that stay on one line. */
  short?: boolean;
  groups: readonly { key: string; name: string; evenings: number; href: string | null; figures: Figures }[];
};

/** Profit and take-home of groups of evenings. */
export function GroupTable({ locale, currency, head, short: onOneLine, groups }: GroupsProps) {
  const { officeEvent, officeMoney } = words(locale);
  const short = (minor: number) => formatShort({ minor, currency }, locale);
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{officeEvent.profit}</th>
          <th scope="col">{officeEvent.takeHome}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, evenings, href, figures }) => (
          <tr key={key}>
            <th scope="row" className={onOneLine ? "month" : undefined}>
              {href === null ? name : <a href={href}>{name}</a>}
              <br />
              <span className="tiny">{officeMoney.evenings({ count: evenings })}</span>
            </th>
            <td>{short(figures.profit)}</td>
            <td>{short(figures["take-home"])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The months of a book as groups; each opens the books of that month. */
export function monthGroups(locale: Locale, book: Book): GroupsProps["groups"] {
  return book.months.map(({ month, evenings, figures }) => ({
    ...{ key: month, name: monthWords(month, locale), evenings, figures },
    href: localePath(locale, `/office/money?period=${month}`),
  }));
}

/** The venues of a book as groups; each opens the venue. */
export function venueGroups(locale: Locale, book: Book): GroupsProps["groups"] {
  return book.venues.map(({ venueId, venue, evenings, figures }) => ({
    ...{ key: venueId ?? "none", name: venue ?? words(locale).officeMoney.noVenue, evenings, figures },
    href: venueId === null ? null : localePath(locale, `/office/venues/${venueId}`),
  }));
}
