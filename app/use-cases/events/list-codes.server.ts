import type { Locale } from "#app/domain/events/locale.ts";
import { type CodeState, codeState } from "#app/domain/registration/discount-code.ts";
import type { World } from "../world.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** One discount code as its organiser sees it; amounts in minor units of the event's currency. */
export type CodeRow = {
  id: string;
  code: string;
  percent: number | null;
  amountMinor: number | null;
  used: number;
  maxUses: number | null;
  side: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  state: CodeState;
  /** Nobody ever ordered with it. */
  removable: boolean;
  /** The registration with this code filled in. */
  shareUrl: string;
};

export type CodesPage = {
  event: OfficeEvent;
  sides: { id: string; label: string }[];
  codes: CodeRow[];
};

/** The discount codes of an event, the newest first; null when there is no such event. */
export async function listCodes(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<CodesPage | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { prisma } = world.db;
  const [sides, rows] = await Promise.all([
    prisma.side.findMany({ where: { eventId: event.id }, orderBy: { position: "asc" } }),
    prisma.discountCode.findMany({
      where: { eventId: event.id },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: { _count: { select: { orders: true } } },
    }),
  ]);
  const label = (side: { labelZh: string; labelEn: string }) =>
    input.locale === "en" ? side.labelEn : side.labelZh;
  const named = sides.map((side) => ({ id: side.id, label: label(side) }));
  const form = `${world.settings.PUBLIC_URL}${input.locale === "en" ? "/en" : ""}/e/${event.slug}/register`;
  const now = world.clock.now();
  return {
    event,
    sides: named,
    codes: rows.map((row) => {
      const { id, code, percent, amountMinor, used, maxUses, startsAt, endsAt } = row;
      return {
        ...{ id, code, percent, amountMinor, used, maxUses, startsAt, endsAt },
        side: named.find((side) => side.id === row.sideId)?.label ?? null,
        state: codeState(row, now),
        removable: row._count.orders === 0,
        shareUrl: `${form}?code=${encodeURIComponent(code)}`,
      };
    }),
  };
}
