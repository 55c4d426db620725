import type { World } from "../world.server.ts";

const MOST = 10_000;

/** The addresses a search engine may know: every event that was published, with its last change. */
export async function listAddresses(
  world: World,
): Promise<{ origin: string; events: { slug: string; updatedAt: Date }[] }> {
  const events = await world.db.prisma.event.findMany({
    where: { state: { in: ["published", "cancelled"] }, publishedAt: { not: null } },
    orderBy: { startsAt: "desc" },
    take: MOST,
    select: { slug: true, updatedAt: true },
  });
  return { origin: world.settings.PUBLIC_URL, events };
}
