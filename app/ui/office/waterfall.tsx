import { type WaterfallBar, type WaterfallStep, waterfallBars } from "./waterfall-bars.ts";

const HEIGHT = 56;
const COLUMN = 100;
const GAP = 14;

function toneOf({ kind, loss }: WaterfallBar): string {
  return kind === "left" ? (loss ? "fall-loss" : "fall-left") : `fall-${kind}`;
}

/** Columns side by side: what came in, what went out, what is left. `text` says the same in words. */
export function Waterfall({ steps, text }: { steps: readonly WaterfallStep[]; text: string }) {
  const { bars, zero } = waterfallBars(steps);
  const width = bars.length * COLUMN - GAP;
  const y = (part: number) => HEIGHT - part * HEIGHT;
  return (
    <svg className="waterfall" viewBox={`0 -2 ${width} ${HEIGHT + 4}`} role="img" aria-label={text}>
      {bars.map((bar, index) => (
        <rect
          key={bar.name}
          className={toneOf(bar)}
          x={index * COLUMN}
          y={y(bar.to)}
          width={COLUMN - GAP}
          height={Math.max(2, (bar.to - bar.from) * HEIGHT)}
          rx="3"
        />
      ))}
      <line className="fall-zero" x1="0" x2={width} y1={y(zero)} y2={y(zero)} />
    </svg>
  );
}

/** One step of the same picture lying down, for a row that says its words and its amount. */
export function WaterfallRow({ bar, zero }: { bar: WaterfallBar; zero: number }) {
  const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`;
  return (
    <svg className="fall-row" width="100%" height="14" aria-hidden="true">
      <line className="fall-zero" x1={percent(zero)} x2={percent(zero)} y1="0" y2="14" />
      <rect
        className={toneOf(bar)}
        x={percent(bar.from)}
        y="1"
        width={percent(Math.max(0.006, bar.to - bar.from))}
        height="12"
        rx="3"
      />
    </svg>
  );
}
