/** Who gave one seat of a group up: its person, who ordered, the organiser, or the product for a seat held twice. */
export const seatEnders = ["holder", "payer", "organiser", "second-seat"] as const;
export type SeatEnder = (typeof seatEnders)[number];

export type SeatEnd = { readonly lineId: string; readonly by: SeatEnder };

/** A `seat-cancelled` letter's version: a seat ends once. */
export function seatEndVersion({ lineId, by }: SeatEnd): string {
  return `${lineId}:${by}`;
}

/** Reads it back; null for any other text. */
export function readSeatEnd(version: string): SeatEnd | null {
  const [lineId = "", by] = version.split(":");
  const ender = seatEnders.find((one) => one === by);
  return lineId !== "" && ender ? { lineId, by: ender } : null;
}
