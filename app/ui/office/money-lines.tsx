import type { Locale } from "#app/domain/events/locale.ts";
import { type FigureName, figureNames } from "#app/domain/money/figures.ts";
import { formatAmount, formatMoment, isoMoment } from "#app/i18n/format.ts";
import { type Words, words } from "#app/i18n/words.ts";
import type { LineFacts, MoneyFacts } from "./money-view.tsx";
import { figureWords, lineWords } from "./money-words.ts";

type LinesProps = { locale: Locale; page: MoneyFacts; figure: FigureName; base: string };

/** The ledger lines a figure is made of, adding up to it. */
export function MoneyLines({ locale, page: { event, money, lines }, figure, base }: LinesProps) {
  const said = words(locale);
  const { officeEvent } = said;
  const names = figureWords(said);
  return (
    <section className="card lines" id="lines" aria-labelledby="lines-title">
      <h2 id="lines-title">{officeEvent.linesOf({ figure: names[figure] })}</h2>
      <nav className="chips" aria-label={officeEvent.figureFilter}>
        {figureNames.map((name) => (
          <a
            key={name}
            className="tag"
            href={`${base}/money?figure=${name}#lines`}
            aria-current={name === figure ? "true" : undefined}
          >
            {names[name]}
          </a>
        ))}
      </nav>
      {lines.length === 0 ? (
        <p className="muted" data-live="lines">
          {officeEvent.moneyNotYet}
        </p>
      ) : (
        <table data-live="lines">
          <thead>
            <tr>
              <th scope="col">{officeEvent.lineWhat}</th>
              <th scope="col" className="amount">
                {officeEvent.lineAmount} ({event.currency})
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow key={`${line.entry} ${line.account}`} {...{ said, locale, event, line, base }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{officeEvent.linesSum}</th>
              <td className="amount">
                {formatAmount({ minor: money.figures[figure], currency: event.currency }, locale)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

type LineRowProps = {
  said: Words;
  locale: Locale;
  event: MoneyFacts["event"];
  line: LineFacts;
  base: string;
};

function LineRow({ said, locale, event, line, base }: LineRowProps) {
  const what = lineWords(said, line);
  return (
    <tr>
      <td>
        {line.orderId === null ? what : <a href={`${base}/guests/${line.orderId}`}>{what}</a>}
        <br />
        <time className="tiny" dateTime={isoMoment(line.at)}>
          {formatMoment(line.at, event.timeZone, locale)}
        </time>
      </td>
      <td className="amount">{formatAmount({ minor: line.partMinor, currency: event.currency }, locale)}</td>
    </tr>
  );
}
