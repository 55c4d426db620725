import type { Locale } from "#app/domain/events/locale.ts";
import type { Point } from "#app/domain/money/break-even.ts";
import { formatMoney, formatShort } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

type CostCurveProps = {
  locale: Locale;
  currency: string;
  /** For 0, 1, 2 … heads. */
  curve: readonly Point[];
  breakEven: number | null;
  /** Heads of now, when there are any. */
  now?: number;
};

const WIDTH = 320;
const HEIGHT = 170;
const TOP = 26;
/** Rows of the table behind the picture, and corners of its lines: more say nothing more. */
const MOST_ROWS = 26;
const MOST_CORNERS = 200;

/** Every so-many-th point, with the last one and the break-even among them. */
function thinned(curve: readonly Point[], most: number, breakEven: number | null): Point[] {
  const step = Math.max(1, Math.ceil((curve.length - 1) / (most - 1)));
  return curve.filter(({ heads }) => heads % step === 0 || heads === curve.length - 1 || heads === breakEven);
}

/** Ticket revenue and venue cost by heads, with the break-even marked; the same in words and as a table. */
export function CostCurve(props: CostCurveProps) {
  const { locale, currency, curve, breakEven } = props;
  const { officeDeals: say } = words(locale);
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last || last.heads === 0) return null;
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const text = say.curveText({
    none: money(first.venueMinor),
    full: money(last.venueMinor),
    heads: last.heads,
    revenue: money(last.revenueMinor),
    breakEven,
  });
  return (
    <figure className="curve">
      <ul className="plain curve-legend" aria-hidden="true">
        <li className="curve-revenue-ink">{say.curveRevenue}</li>
        <li className="curve-cost-ink">{say.curveCost}</li>
      </ul>
      <CurvePicture {...props} text={text} last={last} />
      <figcaption className="small">{text}</figcaption>
      <CurveTable {...props} />
    </figure>
  );
}

function CurvePicture(props: CostCurveProps & { text: string; last: Point }) {
  const { locale, currency, curve, breakEven, now, text, last } = props;
  const { officeDeals: say } = words(locale);
  const highest = Math.max(1, ...curve.map((point) => Math.max(point.revenueMinor, point.venueMinor)));
  const x = (heads: number) => Math.round((heads / last.heads) * WIDTH * 10) / 10;
  const y = (minor: number) =>
    Math.round((HEIGHT - (Math.max(0, minor) / highest) * (HEIGHT - TOP)) * 10) / 10;
  const corners = thinned(curve, MOST_CORNERS, breakEven);
  const line = (value: (point: Point) => number) =>
    corners.map((point) => `${x(point.heads)},${y(value(point))}`).join(" ");
  const mark = breakEven === null ? null : x(breakEven);
  return (
    <svg className="curve-picture" viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT + 20}`} role="img" aria-label={text}>
      <line className="curve-axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      {mark === null ? null : (
        <>
          <line className="curve-mark" x1={mark} x2={mark} y1={TOP - 8} y2={HEIGHT} />
          <text
            className="curve-label strong"
            x={Math.min(Math.max(mark, 50), WIDTH - 50)}
            y={TOP - 13}
            textAnchor="middle"
          >
            {say.breakEvenMark({ heads: breakEven ?? 0 })}
          </text>
        </>
      )}
      <polyline className="curve-cost" points={line((point) => point.venueMinor)} />
      <polyline className="curve-revenue" points={line((point) => point.revenueMinor)} />
      {now === undefined ? null : (
        <circle className="curve-now" cx={x(now)} cy={y(curve[now]?.revenueMinor ?? 0)} r="4.5" />
      )}
      <text className="curve-label" x="0" y={HEIGHT + 15}>
        0
      </text>
      <text className="curve-label" x={WIDTH} y={HEIGHT + 15} textAnchor="end">
        {say.heads({ heads: last.heads })}
      </text>
      <text className="curve-label" x="0" y={TOP - 13} textAnchor="start">
        {mark !== null && mark < 150 ? "" : formatShort({ minor: highest, currency }, locale)}
      </text>
    </svg>
  );
}

function CurveTable({ locale, currency, curve, breakEven }: CostCurveProps) {
  const { officeDeals: say } = words(locale);
  const amount = (minor: number) => formatShort({ minor, currency }, locale);
  return (
    <details className="more">
      <summary>{say.curveTable}</summary>
      <table className="curve-table">
        <thead>
          <tr>
            <th scope="col">{say.curveHeads}</th>
            <th scope="col">{say.curveRevenue}</th>
            <th scope="col">{say.curveCost}</th>
            <th scope="col">
              {say.curveLeft} ({currency})
            </th>
          </tr>
        </thead>
        <tbody>
          {thinned(curve, MOST_ROWS, breakEven).map((point) => (
            <tr key={point.heads} className={point.heads === breakEven ? "curve-even" : undefined}>
              <th scope="row">{point.heads}</th>
              <td>{amount(point.revenueMinor)}</td>
              <td>{amount(point.venueMinor)}</td>
              <td>{amount(point.revenueMinor - point.venueMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
