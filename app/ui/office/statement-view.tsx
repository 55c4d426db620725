import type { Locale } from "#app/domain/events/locale.ts";
import type { Book } from "#app/domain/money/books.ts";
import { figureNames } from "#app/domain/money/figures.ts";
import type { Period } from "#app/domain/money/period.ts";
import { formatAmount, formatDay, formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { figureWords } from "./money-words.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { periodWords } from "./period-words.ts";

export type StatementFacts = {
  period: Period;
  books: readonly Book[];
  timeZone: string;
  business: { name: string; legalName: string | null; registrationNo: string | null };
  now: Date;
};

/** The books of a month or a year on paper. */
export function StatementView({ locale, page }: { locale: Locale; page: StatementFacts }) {
  const { officeMoney: say } = words(locale);
  const { period, business, books } = page;
  const { legalName, registrationNo } = business;
  return (
    <OfficeLayout
      locale={locale}
      title={say.statementTitle({ period: periodWords(period, locale) })}
      back={{ href: localePath(locale, `/office/money?period=${period}`), label: say.booksTitle }}
      wide
    >
      <div className="statement">
        <p>
          <b>{legalName ?? business.name}</b>
          {registrationNo === null ? null : (
            <>
              <br />
              <span className="small">
                {say.registration} {registrationNo}
              </span>
            </>
          )}
        </p>
        {books.length === 0 ? <p>{say.booksNone}</p> : null}
        {books.map((book) => (
          <BookOnPaper key={book.currency} locale={locale} book={book} />
        ))}
        <p className="tiny">{say.statementNote}</p>
        <p className="tiny">{say.statementMade({ when: formatMoment(page.now, page.timeZone, locale) })}</p>
        <p className="small muted no-print">{say.statementPrint}</p>
      </div>
    </OfficeLayout>
  );
}

function BookOnPaper({ locale, book }: { locale: Locale; book: Book }) {
  const said = words(locale);
  const { officeMoney: say, officeEvent } = said;
  const names = figureWords(said);
  const { currency, figures } = book;
  const money = (minor: number) => formatAmount({ minor, currency }, locale);
  return (
    <section className="card">
      <h2>
        {say.total} ({currency})
      </h2>
      <table className="figures-table">
        <tbody>
          {figureNames.map((name) => (
            <tr key={name}>
              <th scope="row">{names[name]}</th>
              <td>{money(figures[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>
        {say.byEvent} ({currency})
      </h2>
      <table className="figures-table by-event">
        <thead>
          <tr>
            <th scope="col">{say.event}</th>
            <th scope="col">{officeEvent.profit}</th>
            <th scope="col">{officeEvent.takeHome}</th>
          </tr>
        </thead>
        <tbody>
          {book.entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                {entry.kind === "booking" ? say.noEvent({ venue: entry.title }) : entry.title}
                <br />
                <span className="tiny">{formatDay(entry.startsAt, entry.timeZone, locale)}</span>
              </th>
              <td>{money(entry.figures.profit)}</td>
              <td>{money(entry.figures["take-home"])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.total}</th>
            <td>{money(figures.profit)}</td>
            <td>{money(figures["take-home"])}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
