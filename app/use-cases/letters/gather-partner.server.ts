import { isLocale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { readMethod } from "#app/domain/money/partner-draft.ts";
import type { Letter } from "#prisma/generated/client.ts";
import { partnerPageUrl } from "../money/partner-page-link.server.ts";
import type { World } from "../world.server.ts";
import type { Gathered } from "./gather-letter.server.ts";
import { letterSender } from "./letter-sender.server.ts";

/**
 * To a channel partner; the version is "<partner>:page:<link version>" or "<partner>:paid:<payout>". A link that was
 * renewed meanwhile is not sent out any more, nor is a payout that was taken back.
 */
export async function gatherPartner(world: World, letter: Letter): Promise<Gathered> {
  const [partnerId = "", news = "", about = ""] = letter.version.split(":");
  const partner = await world.db.prisma.partner.findUnique({ where: { id: partnerId } });
  if (!partner) return { go: false, reason: "no-partner" };
  if (news === "page" && about !== String(partner.linkVersion)) return { go: false, reason: "newer-link" };
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const payout =
    news === "paid"
      ? await world.db.prisma.partnerPayout.findFirst({
          where: { id: about, partnerId, correctedBy: null },
          include: {
            event: {
              select: { id: true, mainLocale: true, texts: { select: { locale: true, title: true } } },
            },
          },
        })
      : null;
  if (news === "paid" && payout === null) return { go: false, reason: "payout-taken-back" };
  const { sender, replyTo } = await letterSender(world, locale);
  const paid = payout && {
    money: { minor: payout.amountMinor, currency: payout.currency },
    method: readMethod(payout.method),
    title: titleIn(payout.event, locale),
  };
  const url = partnerPageUrl(world, { partnerId, version: partner.linkVersion }, locale);
  const facts = { locale, sender, name: partner.name, paid, url };
  return { go: true, replyTo, draft: { kind: "partner-news", facts } };
}
