import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { codeState } from "#app/domain/registration/discount-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { World } from "../world.server.ts";
import { readNightHead } from "./night-head.server.ts";
import { findNightPerson } from "./night-person.server.ts";

/** An evening that a credit can be used for. */
export type CreditEvening = { eventId: string; title: string; startsAt: Date; timeZone: string };

export type CreditPage = {
  title: string;
  percent: number;
  /** The code made for the evening chosen last; `used` when a seat was taken with it. */
  chosen: (CreditEvening & { code: string; used: boolean; registerPath: string }) | null;
  evenings: CreditEvening[];
};

export type ShowCreditOutcome = { ok: true; page: CreditPage } | { ok: false; reason: "not-found" };

/** The credit behind a night link: the evenings it may be used for, and the code once one is chosen. */
export async function showCredit(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<ShowCreditOutcome> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const { prisma } = world.db;
  const [head, credit] = await Promise.all([
    readNightHead(world, { eventId, locale }),
    prisma.nightCredit.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
  ]);
  if (!head || !credit) return { ok: false, reason: "not-found" };
  return {
    ok: true,
    page: {
      title: head.title,
      percent: credit.percent,
      chosen: await chosenOf(world, credit, locale),
      evenings: await creditEvenings(world, eventId, locale),
    },
  };
}

async function chosenOf(
  world: World,
  { codeEventId, codeId }: { codeEventId: string | null; codeId: string | null },
  locale: Locale,
): Promise<CreditPage["chosen"]> {
  if (codeEventId === null || codeId === null) return null;
  const row = await world.db.prisma.discountCode.findUnique({
    where: { eventId_id: { eventId: codeEventId, id: codeId } },
    include: { event: { include: { texts: true } } },
  });
  if (!row) return null;
  const { code, event } = row;
  const path = localePath(locale, `/e/${event.slug}/register?code=${encodeURIComponent(code)}`);
  const state = codeState(row, world.clock.now());
  return { ...eveningOf(event, locale), code, used: state === "used-up", registerPath: path };
}

/** Evenings ahead that still sell, the next first; `except` is the evening the credit comes from. */
export async function creditEvenings(
  world: Pick<World, "db" | "clock">,
  except: string,
  locale: Locale,
): Promise<CreditEvening[]> {
  const events = await world.db.prisma.event.findMany({
    where: {
      ...{ state: "published", salesPausedAt: null, salesCloseAt: { gt: world.clock.now() } },
      id: { not: except },
    },
    include: { texts: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 20,
  });
  return events.map((event) => eveningOf(event, locale));
}

type EventRow = {
  id: string;
  startsAt: Date;
  timeZone: string;
  mainLocale: string;
  texts: { locale: string; title: string }[];
};

function eveningOf(event: EventRow, locale: Locale): CreditEvening {
  const { id, startsAt, timeZone } = event;
  return { eventId: id, title: titleIn(event, locale), startsAt, timeZone };
}
