import type { TaskDeed, TaskKind } from "./task.ts";

/** Something about an order that waits for a person, with what can be done about it. Amounts in minor units. */
export type OpenTask = {
  id: string;
  eventId: string;
  orderId: string;
  kind: TaskKind;
  openedAt: Date;
  event: string;
  timeZone: string;
  guest: string;
  amountMinor: number | null;
  currency: string;
  letterKind: string | null;
  orderState: string;
  deeds: readonly TaskDeed[];
};
