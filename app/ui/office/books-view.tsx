import type { Locale } from "#app/domain/events/locale.ts";
import type { Book } from "#app/domain/money/books.ts";
import type { FigureName } from "#app/domain/money/figures.ts";
import { monthOf, type Period, yearOf } from "#app/domain/money/period.ts";
import type { RiskPoint } from "#app/domain/money/risk.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { EntryTable, entryHref, GroupTable, monthGroups, venueGroups } from "./books-tables.tsx";
import { MoneySteps } from "./money-steps.tsx";
import { MonthBars } from "./month-bars.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { periodWords } from "./period-words.ts";
import { RiskChart } from "./risk-chart.tsx";

export type BooksFacts = {
  period: Period;
  years: readonly string[];
  books: readonly Book[];
  risk: readonly { currency: string; points: readonly RiskPoint[] }[];
  timeZone: string;
};

type BooksViewProps = { locale: Locale; page: BooksFacts; figure: FigureName };

/** The books over all events: a time's profit and take-home, by event, month and venue, and what is at risk. */
export function BooksView({ locale, page, figure }: BooksViewProps) {
  const { officeMoney: say } = words(locale);
  const { period, books } = page;
  return (
    <OfficeLayout
      locale={locale}
      title={say.booksTitle}
      kicker={periodWords(period, locale)}
      section="money"
      wide
    >
      <Periods locale={locale} page={page} />
      {books.length === 0 ? <p className="muted">{say.booksNone}</p> : null}
      {books.map((book) => (
        <BookPart key={book.currency} {...{ locale, book, figure, period }} />
      ))}
      {page.risk.map(({ currency, points }) => (
        <section key={currency} className="card" aria-labelledby={`risk-${currency}`}>
          <h2 id={`risk-${currency}`} className="first">
            {say.riskTitle}
          </h2>
          <p className="small muted">{say.riskAll}</p>
          <RiskChart {...{ locale, currency, points }} timeZone={page.timeZone} />
        </section>
      ))}
      <Exports locale={locale} period={period} />
    </OfficeLayout>
  );
}

function Periods({ locale, page: { period, years, books } }: { locale: Locale; page: BooksFacts }) {
  const { officeMoney: say } = words(locale);
  const path = (to: Period) => localePath(locale, `/office/money?period=${to}`);
  const year = yearOf(period);
  const months = [...new Set(books.flatMap((book) => book.months.map(({ month }) => month)))].sort();
  const shown = monthOf(period) === null ? months : [period];
  return (
    <nav className="chips" aria-label={say.period}>
      {years.map((one) => (
        <a key={one} className="tag" href={path(one)} aria-current={one === period ? "true" : undefined}>
          {periodWords(one, locale)}
        </a>
      ))}
      {shown
        .filter((month) => month.startsWith(year))
        .map((month) => (
          <a
            key={month}
            className="tag"
            href={path(month)}
            aria-current={month === period ? "true" : undefined}
          >
            {periodWords(month, locale)}
          </a>
        ))}
    </nav>
  );
}

type PartProps = { locale: Locale; book: Book; figure: FigureName; period: Period };

function BookPart({ locale, book, figure, period }: PartProps) {
  const { officeMoney: say } = words(locale);
  const { currency, figures } = book;
  const href = localePath(locale, `/office/money?period=${period}`);
  return (
    <div className="cockpit">
      <div className="cockpit-main">
        <MoneySteps {...{ locale, currency, figures, figure, href }} refundsDueMinor={0} />
        <BestAndWorst {...{ locale, book }} />
        <section className="card" aria-labelledby={`months-${currency}`}>
          <h2 id={`months-${currency}`}>{say.byMonth}</h2>
          {book.months.length > 1 ? <MonthBars {...{ locale, currency }} months={book.months} /> : null}
          <GroupTable
            {...{ locale, currency }}
            head={say.monthHead}
            short
            groups={monthGroups(locale, book)}
          />
        </section>
      </div>
      <div className="cockpit-side">
        <section className="card lines" id="lines" aria-labelledby={`events-${currency}`}>
          <h2 id={`events-${currency}`}>{say.byEvent}</h2>
          <EntryTable {...{ locale, book, figure }} />
        </section>
        <section className="card" aria-labelledby={`venues-${currency}`}>
          <h2 id={`venues-${currency}`}>{say.byVenue}</h2>
          <GroupTable {...{ locale, currency }} head={say.venue} groups={venueGroups(locale, book)} />
        </section>
      </div>
    </div>
  );
}

function BestAndWorst({ locale, book: { best, worst, currency } }: { locale: Locale; book: Book }) {
  const { officeMoney: say } = words(locale);
  if (best === null || worst === null) return null;
  const rows = [
    { label: say.best, entry: best },
    { label: say.worst, entry: worst },
  ];
  return (
    <section className="card books-best">
      {rows.map(({ label, entry }) => (
        <a key={label} href={entryHref(locale, entry, "profit")}>
          <span className="tiny">{label}</span>
          <b>{entry.title}</b>
          <span>{formatMoney({ minor: entry.figures.profit, currency }, locale)}</span>
        </a>
      ))}
    </section>
  );
}

function Exports({ locale, period }: { locale: Locale; period: Period }) {
  const { officeMoney: say } = words(locale);
  const path = (to: string) => localePath(locale, `/office/${to}?period=${period}`);
  return (
    <section className="card" aria-labelledby="exports">
      <h2 id="exports" className="first">
        {say.exports}
      </h2>
      <p className="books-exports">
        <a className="button quiet slim" href={path("money/statement")}>
          {say.statement}
        </a>
        <a className="button quiet slim" href={path("money.csv")} download>
          {say.exportCsv}
        </a>
        <a className="button quiet slim" href={path("money.xlsx")} download>
          {say.exportXlsx}
        </a>
      </p>
    </section>
  );
}
