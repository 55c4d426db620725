import { type SalesFacts, salesState } from "../registration/sales.ts";

/** Where an event stands, as its organiser would say it. */
export const eventStages = [
  "draft",
  "on-sale",
  "sold-out",
  "paused",
  "sales-closed",
  "under-way",
  "ended",
  "cancelled",
] as const;
export type EventStage = (typeof eventStages)[number];

/** The stage at `now`; `seatsLeft` counts the free seats of all sides. Between start and end it is under way. */
export function eventStage(event: SalesFacts & { readonly seatsLeft: number }, now: Date): EventStage {
  const sales = salesState(event, now);
  if (!sales.open && sales.reason === "cancelled") return "cancelled";
  if (!sales.open && sales.reason === "not-published") return "draft";
  if (!sales.open && sales.reason === "past") return "ended";
  if (now >= event.startsAt) return "under-way";
  if (!sales.open) return sales.reason === "paused" ? "paused" : "sales-closed";
  return event.seatsLeft > 0 ? "on-sale" : "sold-out";
}
