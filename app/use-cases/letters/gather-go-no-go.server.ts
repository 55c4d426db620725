import type { LetterDraft } from "#app/adapters/letters.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import type { Letter } from "#prisma/generated/client.ts";
import { decisionFigures } from "../events/decision-figures.server.ts";
import { readGoDecision } from "../events/go-decision.server.ts";
import { readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { letterSender, pageUrl } from "./letter-sender.server.ts";

type Gathered = { go: true; draft: LetterDraft; replyTo: string | undefined } | { go: false; reason: string };

/** Collects what a letter about a go/no-go moment says, or why it should not go any more. */
export async function gatherGoNoGo(world: World, letter: Letter): Promise<Gathered> {
  const cut = letter.version.indexOf(":");
  const [eventId, askedFor] = [letter.version.slice(0, cut), letter.version.slice(cut + 1)];
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const event = await readOfficeEvent(world, { eventId, locale });
  const organiser =
    letter.organiserId === null
      ? null
      : await world.db.prisma.organiser.findFirst({ where: { id: letter.organiserId, disabledAt: null } });
  if (!event || !organiser) return { go: false, reason: "nobody-to-tell" };
  const latest = await readGoDecision(world, eventId);
  const decision = latest?.askedFor.toISOString() === askedFor ? latest : null;
  if (decision !== null && decision.by !== null) return { go: false, reason: "decided" };
  const asks = event.state === "published" && world.clock.now() < event.startsAt;
  if (decision === null && (!asks || event.goNoGoAt?.toISOString() !== askedFor))
    return { go: false, reason: "not-asked-any-more" };
  const { sender, replyTo } = await letterSender(world, locale);
  const facts = {
    ...{ locale, sender, name: organiser.name },
    ...{ title: event.title, startsAt: event.startsAt, timeZone: event.timeZone },
    figures: decision?.figures ?? (await decisionFigures(world, event)),
    decided: decision?.choice ?? null,
    url: pageUrl(world, locale, `/office/events/${eventId}/decision`),
  };
  return { go: true, replyTo, draft: { kind: "go-no-go", facts } };
}
