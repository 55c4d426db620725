import type { Locale } from "#app/domain/events/locale.ts";
import { readProfile } from "#app/domain/night/profile.ts";
import { words } from "#app/i18n/words.ts";
import type { World } from "../world.server.ts";
import { liveAtNight } from "./night-person.server.ts";

/** What others may call a guest: never the name on the ticket. */
export type NightName = {
  /** The name they chose; else the same as `number`. */
  name: string;
  /** Their side and seat, such as "男生 3 号": everybody has one, and it stays. For tables and paper. */
  number: string;
  sideId: string;
};

/** How everybody with a ticket is called at an event's night, by line, side by side and by number. */
export async function nightNames(
  world: World,
  eventId: string,
  locale: Locale,
): Promise<Map<string, NightName>> {
  const lines = await world.db.prisma.orderLine.findMany({
    where: { eventId, ...liveAtNight },
    orderBy: [{ side: { position: "asc" } }, { seatNumber: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sideId: true,
      seatNumber: true,
      side: { select: { labelZh: true, labelEn: true } },
      profile: { select: { sealed: true } },
    },
  });
  const { night } = words(locale);
  const called = lines.map(({ id, sideId, seatNumber, side, profile }) => {
    const label = locale === "en" ? side.labelEn : side.labelZh;
    const number = night.guestNumber({ side: label, number: seatNumber });
    const own = profile ? readProfile(world.vault.open(profile.sealed)).displayName : null;
    return { id, sideId, number, own };
  });
  const shared = twice([...called.map(({ own }) => own), ...called.map(({ number }) => number)]);
  return new Map(
    called.map(({ id, sideId, number, own }) => {
      const name =
        own === null || own === number
          ? number
          : shared.has(own)
            ? night.nameAndNumber({ name: own, number })
            : own;
      return [id, { name, number, sideId }];
    }),
  );
}

/** The names that would be more than one person's, numbers among them. */
function twice(names: readonly (string | null)[]): Set<string | null> {
  const seen = new Set<string | null>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}
