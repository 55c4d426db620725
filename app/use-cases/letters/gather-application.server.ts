import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { isApplicationEnd } from "#app/domain/registration/application.ts";
import type { ApplicationNews } from "#emails/application.tsx";
import { applicationPlace } from "../registration/application-place.server.ts";
import type { World } from "../world.server.ts";
import { eventWords, guestName, type LetterOrder, letterOrderUrl } from "./gather-ticket.server.ts";
import { pageUrl } from "./letter-sender.server.ts";

export const applicationKinds = [
  "application-received",
  "application-waiting",
  "application-approved",
  "application-declined",
  "application-ended",
] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

type Letter = {
  kind: ApplicationKind;
  order: LetterOrder;
  locale: Locale;
  sender: { business: string; home: string };
};
type Gathered = { go: true; draft: LetterDraft } | { go: false; reason: string };

/** Collects what an applicant is told; news that something newer has overtaken is not told any more. */
export async function gatherApplication(world: World, letter: Letter): Promise<Gathered> {
  const { kind, order, locale, sender } = letter;
  const news = await newsOf(world, kind, order);
  if (typeof news === "string") return { go: false, reason: news };
  const { startsAt, endsAt, timeZone } = order.event;
  const side = order.lines[0]?.side;
  const over = news.is === "declined" || news.is === "ended";
  const facts = {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: { startsAt, endsAt, timeZone },
    side: (locale === "en" ? side?.labelEn : side?.labelZh) ?? "",
    news,
    url: over ? pageUrl(world, locale, "/") : letterOrderUrl(world, order, locale),
  };
  return { go: true, draft: { kind, facts } };
}

/** The news, or why it is none any more. */
async function newsOf(
  world: World,
  kind: ApplicationKind,
  order: LetterOrder,
): Promise<ApplicationNews | string> {
  switch (kind) {
    case "application-received":
      return order.state === "applied" ? { is: "received" } : "answered-already";
    case "application-declined":
      return { is: "declined" };
    case "application-ended":
      return {
        is: "ended",
        why: isApplicationEnd(order.closedReason) ? order.closedReason : "not-paid-in-time",
      };
    case "application-waiting": {
      const place = await applicationPlace(world, world.db.prisma, order);
      return place.at === "waiting" ? { is: "waiting", position: place.position } : "not-waiting";
    }
    case "application-approved": {
      const place = await applicationPlace(world, world.db.prisma, order);
      if (place.at !== "offered") return "no-offer";
      const price = { minor: place.priceMinor, currency: order.currency };
      return { is: "approved", until: place.until, price };
    }
  }
}
