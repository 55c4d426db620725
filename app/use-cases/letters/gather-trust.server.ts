import { isLocale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { standingOf, strikesSince } from "#app/domain/trust/strikes.ts";
import type { Letter } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import type { Gathered } from "./gather-letter.server.ts";
import { eventWords, guestName, readLetterOrder } from "./gather-ticket.server.ts";
import { letterSender, pageUrl } from "./letter-sender.server.ts";

/** To one of the team: somebody reported something. The version is the report's id; it says nothing of what it is. */
export async function gatherSafetyReport(world: World, letter: Letter): Promise<Gathered> {
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const [report, organiser] = await Promise.all([
    world.db.prisma.safetyReport.findUnique({ where: { id: letter.version } }),
    world.db.prisma.organiser.findFirst({ where: { id: letter.organiserId ?? "", disabledAt: null } }),
  ]);
  if (!organiser) return { go: false, reason: "not-on-the-team" };
  if (!report || report.closedAt !== null) return { go: false, reason: "dealt-with" };
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { id: report.eventId },
    include: { texts: { select: { locale: true, title: true } } },
  });
  const title = titleIn(event, locale);
  const { sender, replyTo } = await letterSender(world, locale);
  const url = pageUrl(world, locale, `/office/safety#report-${report.id}`);
  return {
    go: true,
    replyTo,
    draft: { kind: "safety-report", facts: { locale, sender, name: organiser.name, title, url } },
  };
}

/** To somebody who did not come; the version is their line. Waived in the meantime: no letter. */
export async function gatherMissedEvening(world: World, letter: Letter): Promise<Gathered> {
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const order = await readLetterOrder(world, letter.eventId, letter.orderId, letter.version);
  const line = order?.lines[0];
  if (!order || !line) return { go: false, reason: "no-order" };
  const strikes = await world.db.prisma.noShowStrike.findMany({
    where: {
      personIndex: line.emailIndex,
      waivedAt: null,
      createdAt: { gte: strikesSince(world.clock.now()) },
    },
  });
  if (!strikes.some(({ lineId }) => lineId === line.id)) return { go: false, reason: "waived" };
  const { sender, replyTo } = await letterSender(world, locale);
  const facts = {
    ...{ locale, sender, name: guestName(world, order), title: eventWords(order.event, locale).title },
    standing: standingOf(strikes.length),
  };
  return { go: true, replyTo, draft: { kind: "missed-evening", facts } };
}
