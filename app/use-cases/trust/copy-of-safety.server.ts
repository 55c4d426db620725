import type { NightName } from "../night/night-names.server.ts";
import type { NightPerson } from "../night/night-person.server.ts";
import type { World } from "../world.server.ts";

type Names = ReadonlyMap<string, NightName>;

/**
 * What somebody did for their own safety, and the evenings they missed: whom they asked never to meet again, what they
 * reported since they have the ticket (`since`; null: from the start), and strikes against them. Not in it are what
 * others said of them, and what the team noted or did by itself.
 */
export async function copyOfSafety(
  world: World,
  { eventId, lineId, emailIndex }: NightPerson,
  { names, since }: { names: Names; since: Date | null },
) {
  const { prisma } = world.db;
  const personIndex = new Uint8Array(emailIndex);
  const [blocks, reports, strikes, lines] = await Promise.all([
    prisma.personBlock.findMany({
      where: { byIndex: personIndex, byTeam: false },
      orderBy: { createdAt: "asc" },
    }),
    prisma.safetyReport.findMany({
      where: { eventId, byId: lineId, ...(since ? { createdAt: { gte: since } } : {}) },
      orderBy: { createdAt: "asc" },
    }),
    prisma.noShowStrike.findMany({ where: { personIndex }, orderBy: { createdAt: "asc" } }),
    prisma.orderLine.findMany({
      where: { eventId, id: { in: [...names.keys()] } },
      select: { id: true, emailIndex: true },
    }),
  ]);
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id)?.name ?? null) : null);
  const lineOf = new Map(lines.map((line) => [Buffer.from(line.emailIndex).toString("hex"), line.id]));
  return {
    blocks: blocks.map(({ aboutIndex, createdAt }) => ({
      about: nameOf(lineOf.get(Buffer.from(aboutIndex).toString("hex"))),
      since: createdAt,
    })),
    reports: reports.map(({ aboutId, kind, sealed, createdAt, closedAt }) => ({
      ...{ about: nameOf(aboutId), kind, said: world.vault.open(sealed), at: createdAt, closedAt },
    })),
    missedEvenings: strikes.map(({ createdAt, waivedAt }) => ({ at: createdAt, waivedAt })),
  };
}
