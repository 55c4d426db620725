import type { Locale } from "#app/domain/events/locale.ts";
import { type RiskPoint, riskPeak } from "#app/domain/money/risk.ts";
import { formatDay, formatMoment, formatMoney, formatShort, isoMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

type RiskChartProps = {
  locale: Locale;
  currency: string;
  timeZone: string;
  points: readonly RiskPoint[];
};

const WIDTH = 320;
const HEIGHT = 120;
const TOP = 24;

/** What cancelling would lose, from now to the last day on which it changes: in words, as steps, and as a table. */
export function RiskChart(props: RiskChartProps) {
  const { locale, currency, timeZone, points } = props;
  const { officeMoney: say } = words(locale);
  const [now, peak] = [points[0], riskPeak(points)];
  if (!now || !peak || (peak.riskMinor === 0 && points.every(({ depositMinor }) => depositMinor === 0)))
    return <p className="muted">{say.riskNone}</p>;
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const when = formatDay(peak.at, timeZone, locale);
  const text = say.riskText({ now: money(now.riskMinor), peak: money(peak.riskMinor), when });
  return (
    <>
      <p className="risk-now">{money(now.riskMinor)}</p>
      {peak.riskMinor > now.riskMinor ? (
        <p className="small">{say.riskPeak({ amount: money(peak.riskMinor), when })}</p>
      ) : null}
      {points.length > 1 ? <RiskPicture {...props} text={text} peak={peak} /> : null}
      <RiskTable {...props} />
    </>
  );
}

function RiskPicture(props: RiskChartProps & { text: string; peak: RiskPoint }) {
  const { locale, currency, timeZone, points, text, peak } = props;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const [from, span] = [first.at.getTime(), Math.max(1, last.at.getTime() - first.at.getTime())];
  const x = (at: Date) => Math.round(((at.getTime() - from) / span) * WIDTH * 10) / 10;
  const y = (minor: number) =>
    Math.round((HEIGHT - (minor / Math.max(1, peak.riskMinor)) * (HEIGHT - TOP)) * 10) / 10;
  const corners = points.flatMap((point, n) => {
    const before = points[n - 1];
    const here = `${x(point.at)},${y(point.riskMinor)}`;
    return before ? [`${x(point.at)},${y(before.riskMinor)}`, here] : [here];
  });
  return (
    <svg className="risk-picture" viewBox={`-6 0 ${WIDTH + 12} ${HEIGHT + 20}`} role="img" aria-label={text}>
      <polygon className="risk-area" points={[`0,${HEIGHT}`, ...corners, `${WIDTH},${HEIGHT}`].join(" ")} />
      {points.slice(1).map((point) => (
        <line
          key={point.at.getTime()}
          className="risk-date"
          x1={x(point.at)}
          x2={x(point.at)}
          y1={TOP}
          y2={HEIGHT}
        />
      ))}
      <line className="risk-axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      <polyline className="risk-line" points={corners.join(" ")} />
      <circle className="risk-dot" cx="0" cy={y(first.riskMinor)} r="4.5" />
      <text
        className="risk-label strong"
        x={Math.min(Math.max(x(peak.at), 0), WIDTH)}
        y={TOP - 9}
        textAnchor={x(peak.at) > WIDTH / 2 ? "end" : "start"}
      >
        {formatShort({ minor: peak.riskMinor, currency }, locale)}
      </text>
      <text className="risk-label" x="0" y={HEIGHT + 15}>
        {say(locale).riskKinds.now}
      </text>
      <text className="risk-label" x={WIDTH} y={HEIGHT + 15} textAnchor="end">
        {formatDay(last.at, timeZone, locale)}
      </text>
    </svg>
  );
}

function say(locale: Locale) {
  return words(locale).officeMoney;
}

function RiskTable({ locale, currency, timeZone, points }: RiskChartProps) {
  const { officeMoney } = words(locale);
  return (
    <details className="more">
      <summary>{officeMoney.riskTable}</summary>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{officeMoney.riskWhat}</th>
            <th scope="col">
              {officeMoney.riskAfter} ({currency})
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at.getTime()}>
              <th scope="row">
                {point.kinds
                  .map((kind) =>
                    kind === "deposit"
                      ? officeMoney.riskDeposit({
                          amount: formatMoney({ minor: point.depositMinor, currency }, locale),
                        })
                      : officeMoney.riskKinds[kind],
                  )
                  .join(locale === "en" ? "; " : "；")}
                <br />
                <time className="tiny" dateTime={isoMoment(point.at)}>
                  {formatMoment(point.at, timeZone, locale)}
                </time>
              </th>
              <td>{formatShort({ minor: point.riskMinor, currency }, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
