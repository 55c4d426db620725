/** A year of the books, "2026", or a month of it, "2026-11". */
export type Period = string;

/** Reads a period out of an address; the year of today ("2026-11-21") for anything else. */
export function readPeriod(text: string | null, today: string): Period {
  return text !== null && /^20\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(text) ? text : today.slice(0, 4);
}

export function yearOf(period: Period): string {
  return period.slice(0, 4);
}

/** The month of a period, "11"; null for a whole year. */
export function monthOf(period: Period): string | null {
  return period.length > 4 ? period.slice(5) : null;
}
