import type { World } from "../world.server.ts";

/** What the office needs of the business before anybody has written its profile. */
export type BusinessDefaults = { currency: string; timeZone: string; hasProfile: boolean };

/** The business's currency and zone; CNY and Shanghai until its profile is written. */
export async function readBusiness(world: World): Promise<BusinessDefaults> {
  const row = await world.db.prisma.business.findUnique({
    where: { id: 1 },
    select: { currency: true, timeZone: true },
  });
  if (row === null) return { currency: "CNY", timeZone: "Asia/Shanghai", hasProfile: false };
  return { ...row, hasProfile: true };
}
