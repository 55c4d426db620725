import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { isReportKind, type ReportKind } from "#app/domain/trust/report.ts";
import { type Standing, standingOf, strikesSince } from "#app/domain/trust/strikes.ts";
import { openGuest } from "../events/open-guest.server.ts";
import type { World } from "../world.server.ts";
import { openBan } from "./open-ban.server.ts";

/** Somebody of an order, as the team may see them. */
export type SafetySubject = { lineId: string; orderId: string; name: string };

export type ReportItem = {
  id: string;
  eventId: string;
  event: string;
  timeZone: string;
  at: Date;
  kind: ReportKind;
  words: string;
  by: SafetySubject;
  about: (SafetySubject & { banned: boolean }) | null;
  closed: { at: Date; by: string; resolution: string } | null;
};
export type BanItem = { id: string; name: string; reason: string; at: Date; by: string };
export type StrikeItem = {
  name: string;
  standing: Standing;
  /** Those within a year, the newest first. */
  missed: { eventId: string; lineId: string; orderId: string; event: string; at: Date; waived: boolean }[];
};

export type SafetyList = {
  reports: ReportItem[];
  bans: BanItem[];
  strikes: StrikeItem[];
  /** The business's, for what belongs to no event. */
  timeZone: string;
};

/** More than these are not shown at once. */
const MOST = 200;

/** Everything the team keeps watch over: reports with the open ones first, bans, and who did not come within a year. */
export async function listSafety(world: World, { locale }: { locale: Locale }): Promise<SafetyList> {
  const { prisma } = world.db;
  const now = world.clock.now();
  const person = { select: { id: true, orderId: true, personSealed: true, emailIndex: true } };
  const [reports, bans, strikes, team, business] = await Promise.all([
    prisma.safetyReport.findMany({
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
      take: MOST,
      include: { by: person, about: person },
    }),
    prisma.personBan.findMany({ where: { liftedAt: null }, orderBy: { createdAt: "desc" }, take: MOST }),
    prisma.noShowStrike.findMany({
      where: { createdAt: { gte: strikesSince(now) } },
      orderBy: { createdAt: "desc" },
      take: MOST,
      include: { line: { select: { orderId: true, personSealed: true } } },
    }),
    prisma.organiser.findMany({ select: { id: true, name: true } }),
    prisma.business.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
  ]);
  const events = await eventsOf(world, [...reports, ...strikes], locale);
  const names = new Map(team.map(({ id, name }) => [id, name]));
  const banned = new Set(bans.map(({ personIndex }) => hex(personIndex)));
  const subject = (line: { id: string; orderId: string; personSealed: Uint8Array }): SafetySubject => ({
    lineId: line.id,
    orderId: line.orderId,
    name: openGuest(world, line.personSealed).name,
  });
  return {
    timeZone: business?.timeZone ?? "Asia/Shanghai",
    reports: reports.map((row) => ({
      ...{ id: row.id, eventId: row.eventId, at: row.createdAt },
      event: events.get(row.eventId)?.title ?? "",
      timeZone: events.get(row.eventId)?.timeZone ?? "UTC",
      kind: isReportKind(row.kind) ? row.kind : "other",
      words: wordsOf(world.vault.open(row.sealed)),
      by: subject(row.by),
      about: row.about && { ...subject(row.about), banned: banned.has(hex(row.about.emailIndex)) },
      closed: row.closedAt && {
        at: row.closedAt,
        by: names.get(row.closedBy ?? "") ?? "",
        resolution: row.resolution ?? "",
      },
    })),
    bans: bans.map((row) => ({
      ...{ id: row.id, at: row.createdAt, by: names.get(row.createdBy) ?? "" },
      ...openBan(world, row.reasonSealed),
    })),
    strikes: byPerson(
      strikes.map((row) => ({
        person: hex(row.personIndex),
        name: openGuest(world, row.line.personSealed).name,
        ...{ eventId: row.eventId, lineId: row.lineId, orderId: row.line.orderId, at: row.createdAt },
        event: events.get(row.eventId)?.title ?? "",
        waived: row.waivedAt !== null,
      })),
    ),
  };
}

/** How many reports wait for the team. */
export function countOpenReports(world: Pick<World, "db">): Promise<number> {
  return world.db.prisma.safetyReport.count({ where: { closedAt: null } });
}

type Strike = StrikeItem["missed"][number] & { person: string; name: string };

function byPerson(strikes: readonly Strike[]): StrikeItem[] {
  const people = new Map<string, Strike[]>();
  for (const strike of strikes) people.set(strike.person, [...(people.get(strike.person) ?? []), strike]);
  return [...people.values()].map((own) => ({
    name: own[0]?.name ?? "",
    standing: standingOf(own.filter(({ waived }) => !waived).length),
    missed: own.map(({ person: _person, name: _name, ...missed }) => missed),
  }));
}

async function eventsOf(world: World, rows: readonly { eventId: string }[], locale: Locale) {
  const events = await world.db.prisma.event.findMany({
    where: { id: { in: [...new Set(rows.map(({ eventId }) => eventId))] } },
    include: { texts: { select: { locale: true, title: true } } },
  });
  return new Map(
    events.map((event) => [event.id, { timeZone: event.timeZone, title: titleIn(event, locale) }]),
  );
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function wordsOf(value: unknown): string {
  return typeof value === "object" && value !== null && "words" in value ? String(value.words) : "";
}
