export type HeadsBarProps = {
  capacity: number;
  paid: number;
  paying: number;
  /** Seats kept for the waitlist. */
  offered?: number;
  inside: number;
  /** Where the break-even line stands, as a part of the whole bar; null without one. */
  mark: number | null;
  /** What the picture shows, in words. */
  text: string;
};

function percent(part: number, whole: number): string {
  return `${whole <= 0 ? 0 : Math.min(100, Math.round((part * 10_000) / whole) / 100)}%`;
}

/** A side as a filling bar: paid full, paying pale behind it, kept ones paler still, those inside as a bright thread, break-even as a line. */
export function HeadsBar({ capacity, paid, paying, offered = 0, inside, mark, text }: HeadsBarProps) {
  return (
    <svg className="heads-bar" width="100%" height="26" role="img" aria-label={text}>
      <rect className="heads-track" y="5" width="100%" height="16" rx="8" />
      {offered > 0 ? (
        <rect
          className="heads-offered"
          y="5"
          width={percent(paid + paying + offered, capacity)}
          height="16"
          rx="8"
        />
      ) : null}
      {paying > 0 ? (
        <rect className="heads-paying" y="5" width={percent(paid + paying, capacity)} height="16" rx="8" />
      ) : null}
      {paid > 0 ? (
        <rect className="heads-paid" y="5" width={percent(paid, capacity)} height="16" rx="8" />
      ) : null}
      {inside > 0 ? (
        <rect className="heads-inside" y="11" width={percent(inside, capacity)} height="4" rx="2" />
      ) : null}
      {mark === null ? null : (
        <line className="heads-mark" x1={percent(mark, 1)} x2={percent(mark, 1)} y1="0" y2="26" />
      )}
    </svg>
  );
}
