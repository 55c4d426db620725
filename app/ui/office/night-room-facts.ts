/** Somebody as the room and its paper call them; `side` counts the sides from 1. */
export type RoomPerson = { name: string; number: string; side: number };
export type RoomTable = { table: number; people: RoomPerson[] };

/** What stands on the wall. */
export type RoomFacts = {
  eventId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  state: "setup" | "running" | "paused" | "over" | "closed" | "revealed";
  phase: string;
  rounds: number;
  shown: { round: number; tables: RoomTable[]; resting: RoomPerson[] } | null;
  startedAt: Date | null;
  endsAt: Date | null;
  pausedLeftMs: number | null;
  here: number;
  expected: number;
  ballotClosesAt: Date | null;
};

/** What is printed. */
export type SheetFacts = {
  eventId: string;
  title: string;
  timeZone: string;
  planVersion: number;
  people: { who: RoomPerson; rounds: { round: number; table: number | null; with: RoomPerson[] }[] }[];
  tables: { table: number; rounds: { round: number; people: RoomPerson[] }[] }[];
};

/** Which sheets are wanted. */
export type SheetKind = "all" | "people" | "tables";
