/** One person of a group, as the organiser sees them. Amounts in minor units. */
export type OrderPerson = {
  lineId: string;
  name: string;
  email: string;
  side: string;
  seatNumber: number | null;
  priceMinor: number;
  state: string;
  refundMinor: number | null;
  code: string | null;
  admittedAt: Date | null;
  /** Who ordered agreed on the form; a companion does so on their own page. */
  confirmed: boolean;
  /** A companion may be taken off an order that is not paid yet. */
  companion: boolean;
};
