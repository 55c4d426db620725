import type { Locale } from "#app/domain/events/locale.ts";
import { wallTime } from "#app/domain/events/zoned-time.ts";
import { type Book, makeBooks } from "#app/domain/money/books.ts";
import { type Period, readPeriod } from "#app/domain/money/period.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { readBooks } from "./read-books.server.ts";
import { reckonedLines } from "./show-money.server.ts";

/** One line of the whole ledger without the names of guests; debits positive, minor units. */
export type BookLine = {
  at: Date;
  timeZone: string;
  title: string;
  entry: string;
  account: string;
  amountMinor: number;
  currency: string;
};

export type BooksExport = { period: Period; books: Book[]; lines: BookLine[] };

const linesIn = `
  select event_id as book, entry, account, amount_minor as "amountMinor", currency, at from ledger_line
  where event_id = any($1::uuid[]) order by at, recorded_at, entry, account`;

type Row = Omit<BookLine, "title" | "timeZone"> & { book: string };

/**
 * The books of a time with every ledger line of their evenings and of these evenings' bookings. Without a period, the
 * year of today where the business is: the one its page of books opens with.
 */
export async function exportBooks(
  world: World,
  input: { period: string | null; locale: Locale },
): Promise<BooksExport> {
  const now = world.clock.now();
  const { timeZone } = await readBusiness(world);
  const period = readPeriod(input.period, wallTime(now, timeZone).date);
  const { entries, events } = await readBooks(world, { period, locale: input.locale });
  const titles = new Map(entries.map(({ id, title, timeZone }) => [id, { title, timeZone }]));
  for (const { event } of events) if (event.booking) titles.set(event.booking.id, event);
  const { rows } = await world.db.pool.query<Row>(linesIn, [[...titles.keys()]]);
  const posted = rows.map(({ book, ...line }) => {
    const { title, timeZone } = titles.get(book) ?? { title: "", timeZone: "UTC" };
    return { ...line, title, timeZone };
  });
  const reckoned = events.flatMap(({ event, reckoned: of }) =>
    reckonedLines(event, of, "take-home", now).map(({ at, entry, account, amountMinor }) => ({
      ...{ at, entry, account, amountMinor },
      ...{ title: event.title, timeZone: event.timeZone, currency: event.currency },
    })),
  );
  return { period, books: makeBooks(entries), lines: [...posted, ...reckoned] };
}
