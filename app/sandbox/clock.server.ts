/** The sandbox's own time: the machine's time plus an offset that the control port may move. */
export type SandboxClock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whole seconds since 1970, as Stripe counts. */
  seconds(): number;
  offset(): number;
  setOffset(milliseconds: number): void;
};

export function createClock(offset: number, moved: (milliseconds: number) => void): SandboxClock {
  let shift = offset;
  return {
    now: () => Date.now() + shift,
    seconds: () => Math.floor((Date.now() + shift) / 1000),
    offset: () => shift,
    setOffset(milliseconds) {
      shift = Math.round(milliseconds);
      moved(shift);
    },
  };
}
