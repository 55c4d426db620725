import type { NightClock } from "./night-clock.ts";

/** Somebody as the room and its paper call them; `side` counts the sides from 1. */
export type RoomPerson = { name: string; number: string; side: number };
export type RoomTable = { table: number; people: RoomPerson[] };

/** What stands on the wall. */
export type Room = {
  eventId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  state: NightClock["state"];
  phase: NightClock["phase"];
  rounds: number;
  /** The round being played, or in a break the one that comes; null before and after. */
  shown: { round: number; tables: RoomTable[]; resting: RoomPerson[] } | null;
  startedAt: Date | null;
  endsAt: Date | null;
  pausedLeftMs: number | null;
  /** People who are here, and people with a ticket. */
  here: number;
  expected: number;
  ballotClosesAt: Date | null;
};

/** What is printed: each person's evening, and each table's. */
export type Sheets = {
  eventId: string;
  title: string;
  timeZone: string;
  planVersion: number;
  people: { who: RoomPerson; rounds: { round: number; table: number | null; with: RoomPerson[] }[] }[];
  tables: { table: number; rounds: { round: number; people: RoomPerson[] }[] }[];
};
