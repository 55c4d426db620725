import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { NightLetterKind } from "#app/domain/letters/letter-kinds.ts";
import type { NightNews } from "#emails/night-news.tsx";
import { nightUrl } from "../night/night-link.server.ts";
import { ballotNews, resultNews } from "../night/night-news.server.ts";
import type { World } from "../world.server.ts";
import { eventWords, guestName, type LetterOrder } from "./gather-ticket.server.ts";

type Letter = {
  kind: NightLetterKind;
  version: string;
  order: LetterOrder;
  locale: Locale;
  sender: { business: string; home: string };
};
type Gathered = { go: true; draft: LetterDraft } | { go: false; reason: string };

/** The page behind each letter's button. */
const pageOf = {
  "night-ballot": "/ballot",
  "night-result": "/matches",
  "night-thanks": "/survey",
  "night-met-again": "/survey",
} satisfies Record<NightLetterKind, string>;

/** Collects what a guest of a night is told, at the moment of sending. */
export async function gatherNight(world: World, letter: Letter): Promise<Gathered> {
  const { kind, order, locale, sender } = letter;
  const line = order.lines[0];
  if (line?.state !== "live" || order.state !== "paid") return { go: false, reason: "order-not-paid" };
  const { eventId } = order;
  const { id: lineId, linkVersion, emailIndex } = line;
  const news = await newsOf(world, letter, { eventId, lineId, emailIndex });
  if (typeof news === "string") return { go: false, reason: news };
  const facts = {
    ...{ locale, sender, news },
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    timeZone: order.event.timeZone,
    url: nightUrl(world, { eventId, lineId, linkVersion }, locale, pageOf[kind]),
  };
  return { go: true, draft: { kind, facts } };
}

/** The news, or why there is none any more. */
async function newsOf(
  world: World,
  { kind, version, locale }: Letter,
  person: { eventId: string; lineId: string; emailIndex: Uint8Array },
): Promise<NightNews | string> {
  switch (kind) {
    case "night-ballot":
      return ballotNews(world, person, version === "morning" ? "morning" : "end");
    case "night-result":
      return resultNews(world, person, locale);
    case "night-thanks":
      return { is: "thanks" };
    case "night-met-again":
      return { is: "met-again" };
  }
}
