import type { Locale } from "#app/domain/events/locale.ts";
import { wallTime } from "#app/domain/events/zoned-time.ts";
import { type Book, makeBooks } from "#app/domain/money/books.ts";
import { type Period, readPeriod, yearOf } from "#app/domain/money/period.ts";
import type { RiskPoint } from "#app/domain/money/risk.ts";
import type { World } from "../world.server.ts";
import { readBooks, yearsOfBooks } from "./read-books.server.ts";
import { readRisk } from "./read-risk.server.ts";

/** The books of a time over all events, and what is at risk of what comes. */
export type BooksPage = {
  period: Period;
  /** The latest first; the shown one is among them. */
  years: string[];
  /** One for each currency; none where nothing happened. */
  books: Book[];
  risk: { currency: string; points: RiskPoint[] }[];
  timeZone: string;
  business: { name: string; legalName: string | null; registrationNo: string | null };
  now: Date;
};

const DEFAULT_ZONE = "Asia/Shanghai";

/** `period` as it stands in the address; without one, the year of today. */
export async function showBooks(
  world: World,
  input: { period: string | null; locale: Locale },
): Promise<BooksPage> {
  const business = await world.db.prisma.business.findUnique({ where: { id: 1 } });
  const timeZone = business?.timeZone ?? DEFAULT_ZONE;
  const now = world.clock.now();
  const period = readPeriod(input.period, wallTime(now, timeZone).date);
  const [{ entries }, years, risk] = await Promise.all([
    readBooks(world, { period, locale: input.locale }),
    yearsOfBooks(world),
    readRisk(world),
  ]);
  const zh = business?.displayName ?? "";
  return {
    ...{ period, risk, timeZone, now },
    years: [...new Set([...years, yearOf(period)])].sort().reverse(),
    books: makeBooks(entries),
    business: {
      name: input.locale === "en" ? (business?.displayNameEn ?? zh) : zh,
      legalName: business?.legalName ?? null,
      registrationNo: business?.registrationNo ?? null,
    },
  };
}
