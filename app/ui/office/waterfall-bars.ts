/** One column of a waterfall: money that comes in, goes out, or what is left so far. */
export type WaterfallStep<Name extends string = string> = {
  name: Name;
  kind: "in" | "out" | "left";
  minor: number;
};
/** Where a column stands between the lowest (0) and the highest (1) value of the picture. */
export type WaterfallBar<Name extends string = string> = WaterfallStep<Name> & {
  from: number;
  to: number;
  loss: boolean;
};

/** Places columns one after the other: "in" and "out" start where the last one ended, "left" stands on zero. */
export function waterfallBars<Name extends string>(
  steps: readonly WaterfallStep<Name>[],
): { bars: WaterfallBar<Name>[]; zero: number } {
  let level = 0;
  const spans = steps.map((step) => {
    const start = step.kind === "left" ? 0 : level;
    level = step.kind === "left" ? step.minor : level + (step.kind === "out" ? -step.minor : step.minor);
    return { step, low: Math.min(start, level), high: Math.max(start, level) };
  });
  const bottom = Math.min(0, ...spans.map(({ low }) => low));
  const height = Math.max(0, ...spans.map(({ high }) => high)) - bottom;
  const place = (value: number) => (height === 0 ? 0 : (value - bottom) / height);
  const bars = spans.map(({ step, low, high }) => ({
    ...step,
    from: place(low),
    to: place(high),
    loss: step.kind === "left" && step.minor < 0,
  }));
  return { bars, zero: place(0) };
}
