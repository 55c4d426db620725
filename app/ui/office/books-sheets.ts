import type { Locale } from "#app/domain/events/locale.ts";
import type { Book } from "#app/domain/money/books.ts";
import { csvAmount, writeCsv } from "#app/domain/money/csv.ts";
import { type FigureName, type Figures, figureNames } from "#app/domain/money/figures.ts";
import type { Cell, Sheet } from "#app/domain/money/xlsx.ts";
import { partyOf } from "#app/domain/payment/ledger.ts";
import { words } from "#app/i18n/words.ts";
import { localMoment } from "./ledger-csv.ts";
import { figureWords } from "./money-words.ts";

type Line = {
  at: Date;
  timeZone: string;
  title: string;
  entry: string;
  account: string;
  amountMinor: number;
  currency: string;
};
type Exported = { books: readonly Book[]; lines: readonly Line[] };

function amounts(figures: Figures, currency: string): Cell[] {
  return figureNames.map((name: FigureName) => ({ minor: figures[name], currency }));
}

/** The events of a time with all their figures: the head, then a row for each, then a sum for each currency. */
function eventRows(locale: Locale, books: readonly Book[]): Cell[][] {
  const said = words(locale);
  const { officeMoney: say } = said;
  const names = figureWords(said);
  const { columns } = say;
  const head = [columns.date, columns.zone, say.event, say.venue, columns.heads, columns.currency];
  const rows = books.flatMap(({ currency, entries, figures }) => [
    ...entries.map((entry): Cell[] => [
      localMoment(entry.startsAt, entry.timeZone),
      entry.timeZone,
      entry.kind === "booking" ? say.noEvent({ venue: entry.title }) : entry.title,
      entry.venue ?? say.noVenue,
      entry.payingHeads,
      currency,
      ...amounts(entry.figures, currency),
    ]),
    [say.total, "", "", "", "", currency, ...amounts(figures, currency)],
  ]);
  return [[...head, ...figureNames.map((name) => names[name])], ...rows];
}

function groupRows(
  locale: Locale,
  first: string,
  groups: readonly { name: string; currency: string; evenings: number; figures: Figures }[],
): Cell[][] {
  const said = words(locale);
  const names = figureWords(said);
  const head = [first, said.office.navEvents, said.officeMoney.columns.currency];
  return [
    [...head, ...figureNames.map((name) => names[name])],
    ...groups.map(({ name, currency, evenings, figures }): Cell[] => [
      ...[name, evenings, currency],
      ...amounts(figures, currency),
    ]),
  ];
}

/** The events of a time as CSV with a byte-order mark, so that spreadsheets read Chinese. */
export function booksCsv(locale: Locale, { books }: Exported): string {
  const plain = (cell: Cell) => (typeof cell === "object" ? csvAmount(cell) : String(cell));
  return `\ufeff${writeCsv(eventRows(locale, books).map((row) => row.map(plain)))}`;
}

/** The sheets of a workbook: events, months, venues and every ledger line. */
export function booksSheets(locale: Locale, { books, lines }: Exported): Sheet[] {
  const { officeMoney: say, officeEvent } = words(locale);
  const { columns } = say;
  const accounts: Readonly<Record<string, string>> = say.accounts;
  const parties: Readonly<Record<string, keyof typeof say.parties>> = partyOf;
  const partyWords = (account: string) => {
    const party = parties[account];
    return party === undefined ? "" : say.parties[party];
  };
  const months = books.flatMap((book) =>
    book.months.map((one) => ({ ...one, name: one.month, currency: book.currency })),
  );
  const venues = books.flatMap((book) =>
    book.venues.map((one) => ({ ...one, name: one.venue ?? say.noVenue, currency: book.currency })),
  );
  const head = [columns.date, columns.zone, say.event, columns.entry, columns.account, say.party];
  return [
    { name: say.sheets.events, rows: eventRows(locale, books) },
    { name: say.sheets.months, rows: groupRows(locale, say.monthHead, months) },
    { name: say.sheets.venues, rows: groupRows(locale, say.venue, venues) },
    {
      name: say.sheets.lines,
      rows: [
        [...head, officeEvent.lineAmount, columns.currency],
        ...lines.map(({ at, timeZone, title, entry, account, amountMinor, currency }): Cell[] => [
          ...[localMoment(at, timeZone), timeZone, title, entry],
          ...[accounts[account] ?? account, partyWords(account)],
          { minor: amountMinor, currency },
          currency,
        ]),
      ],
    },
  ];
}
