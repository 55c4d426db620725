import type { Locale } from "#app/domain/events/locale.ts";
import { ageOn, dateInZone, parseBirthDate } from "#app/domain/registration/age.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { sideRoom } from "#app/domain/registration/seats-left.ts";
import type { World } from "../world.server.ts";
import { type GuestPerson, openGuest } from "./open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** Somebody who would like to come, or may once a seat is paid for. */
export type ApplicationRow = {
  orderId: string;
  person: GuestPerson;
  /** Whole years on the day of the event. */
  age: number | null;
  appliedAt: Date;
  /** The same address has a ticket, or another application, at this event. */
  hasTicket: boolean;
  otherApplication: boolean;
  state: "applied" | "approved";
  /** Of an approved one: until when a seat is kept; null while it waits for a seat. */
  offerUntil: Date | null;
};

export type ApplicationsOfSide = {
  sideId: string;
  label: string;
  /** Seats nobody has, and parties that wait for one. */
  free: number;
  waiting: number;
  applied: ApplicationRow[];
  approved: ApplicationRow[];
};

export type Applications = {
  event: OfficeEvent;
  open: boolean;
  sides: ApplicationsOfSide[];
  toLookAt: number;
};

/** The applications of one event by side, the oldest first; null when there is no such event. */
export async function listApplications(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<Applications | null> {
  const { eventId, locale } = input;
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { prisma } = world.db;
  const [sides, orders, others] = await Promise.all([
    prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } }),
    prisma.order.findMany({
      where: { eventId, state: { in: ["applied", "approved"] } },
      orderBy: { createdAt: "asc" },
      include: {
        lines: { orderBy: { position: "asc" } },
        entries: { where: { kind: "approval", state: "offered" } },
      },
    }),
    prisma.order.groupBy({
      by: ["emailIndex", "state"],
      where: { eventId, state: { in: ["applied", "approved", "paid"] } },
      _count: true,
    }),
  ]);
  const counts = new Map(
    others.map(({ emailIndex, state, _count }) => [`${keyOf(emailIndex)} ${state}`, _count]),
  );
  const countOf = (index: Uint8Array, state: string) => counts.get(`${keyOf(index)} ${state}`) ?? 0;
  const rows = orders.flatMap((order) => {
    const line = order.lines[0];
    if (!line) return [];
    const person = openGuest(world, line.personSealed);
    const born = person.birthDate === null ? null : parseBirthDate(person.birthDate);
    const live = countOf(order.emailIndex, "applied") + countOf(order.emailIndex, "approved");
    const row: ApplicationRow = {
      orderId: order.id,
      person,
      age: born ? ageOn(born, dateInZone(event.startsAt, event.timeZone)) : null,
      appliedAt: order.createdAt,
      hasTicket: countOf(order.emailIndex, "paid") > 0,
      otherApplication: live > 1,
      state: order.state === "approved" ? "approved" : "applied",
      offerUntil: order.entries[0]?.offerUntil ?? null,
    };
    return [{ sideId: line.sideId, row }];
  });
  const ofSide = (sideId: string, state: ApplicationRow["state"]) =>
    rows.filter((one) => one.sideId === sideId && one.row.state === state).map(({ row }) => row);
  const sales = salesState(event, world.clock.now());
  return {
    event,
    open: sales.open || sales.reason === "paused",
    sides: sides.map((side) => {
      const { free, waiting } = sideRoom(sides, side.id, null);
      const label = locale === "en" ? side.labelEn : side.labelZh;
      const [applied, approved] = [ofSide(side.id, "applied"), ofSide(side.id, "approved")];
      return { sideId: side.id, label, free, waiting, applied, approved };
    }),
    toLookAt: rows.filter(({ row }) => row.state === "applied").length,
  };
}

function keyOf(index: Uint8Array): string {
  return Buffer.from(index).toString("base64");
}
