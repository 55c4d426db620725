import type { LetterDraft } from "#app/adapters/letters.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import type { WaitlistLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { placeInQueue } from "#app/domain/registration/waitlist-queue.ts";
import { seatsText } from "#app/i18n/seats-text.ts";
import { words } from "#app/i18n/words.ts";
import type { Letter, Prisma } from "#prisma/generated/client.ts";
import { priceOffer } from "../registration/price-offer.server.ts";
import { readQueue } from "../registration/waitlist-entry.server.ts";
import { waitlistUrl } from "../registration/waitlist-link.server.ts";
import type { World } from "../world.server.ts";
import { letterSender, pageUrl } from "./letter-sender.server.ts";

const parts = {
  event: { include: { texts: true, booking: { include: { venue: true } } } },
  places: { include: { side: true } },
} satisfies Prisma.WaitlistEntryInclude;

type Waiting = Prisma.WaitlistEntryGetPayload<{ include: typeof parts }>;
type Gathered = { go: true; draft: LetterDraft; replyTo: string | undefined } | { go: false; reason: string };
type Base = Extract<LetterDraft, { kind: "waitlist-joined" }>["facts"];

/** Collects what a letter to somebody who waits says, or why it should not go any more. */
export async function gatherWaitlist(
  world: World,
  letter: Letter,
  kind: WaitlistLetterKind,
): Promise<Gathered> {
  const [entryId = ""] = letter.version.split("/");
  const entry =
    letter.eventId === null
      ? null
      : await world.db.prisma.waitlistEntry.findUnique({
          where: { eventId_id: { eventId: letter.eventId, id: entryId } },
          include: parts,
        });
  if (!entry) return { go: false, reason: "no-entry" };
  const reason = whyNot(entry, kind, letter.version, world.clock.now());
  if (reason) return { go: false, reason };
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const { sender, replyTo } = await letterSender(world, locale);
  const base = { ...baseFacts(world, entry, locale), sender };
  return { go: true, replyTo, draft: await draftOf(world, entry, kind, base) };
}

/** Nobody is told what is not so any more. */
function whyNot(entry: Waiting, kind: WaitlistLetterKind, version: string, now: Date): string | null {
  const { event, state } = entry;
  const on = event.state === "published";
  switch (kind) {
    case "waitlist-joined":
      return on && state === "waiting" ? null : "not-waiting";
    case "waitlist-offer":
      return on && state === "offered" && entry.offerUntil !== null && now < entry.offerUntil
        ? null
        : "offer-over";
    case "waitlist-expired":
      return on && state === "expired" ? null : "not-expired";
    case "waitlist-closed":
      return state === "closed" ? null : "not-closed";
    case "waitlist-moved": {
      const newest = version.split("/")[1] === String(event.timeVersion);
      const waits = state === "waiting" || state === "offered";
      return on && waits && newest && event.movedFromStartsAt ? null : "event-moved";
    }
  }
}

function baseFacts(world: World, entry: Waiting, locale: Locale): Omit<Base, "sender" | "place"> {
  const { startsAt, endsAt, timeZone } = entry.event;
  const places = entry.places.map(({ side, seats }) => ({
    position: side.position,
    side: locale === "en" ? side.labelEn : side.labelZh,
    seats,
  }));
  return {
    locale,
    title: titleIn(entry.event, locale),
    times: { startsAt, endsAt, timeZone },
    seats: seatsText(places, words(locale)),
    entryUrl: waitlistUrl(world, { eventId: entry.eventId, entryId: entry.id }, locale),
  };
}

async function draftOf(
  world: World,
  entry: Waiting,
  kind: WaitlistLetterKind,
  base: Omit<Base, "place">,
): Promise<LetterDraft> {
  const { event } = entry;
  const { locale } = base;
  const until = entry.offerUntil ?? world.clock.now();
  switch (kind) {
    case "waitlist-joined": {
      const place = placeInQueue(await readQueue(world.db.prisma, entry.eventId), entry.id) ?? 1;
      return { kind, facts: { ...base, place } };
    }
    case "waitlist-offer": {
      const { totalMinor, seats } = await priceOffer(world, { eventId: entry.eventId, entryId: entry.id });
      const price = totalMinor > 0 ? { minor: totalMinor, currency: event.currency } : null;
      return { kind, facts: { ...base, until, price, party: seats.length > 1 } };
    }
    case "waitlist-expired": {
      const again = salesState(event, world.clock.now()).open;
      const nextUrl = pageUrl(world, locale, `/e/${event.slug}${again ? "/waitlist" : ""}`);
      return { kind, facts: { ...base, again, nextUrl } };
    }
    case "waitlist-closed": {
      const cancelled = event.state === "cancelled";
      return {
        kind,
        facts: { ...base, cancelled, homeUrl: pageUrl(world, locale, locale === "en" ? "" : "/") },
      };
    }
    case "waitlist-moved": {
      const { movedFromStartsAt, movedFromEndsAt, timeZone, startsAt, endsAt } = event;
      const before = { startsAt: movedFromStartsAt ?? startsAt, endsAt: movedFromEndsAt ?? endsAt, timeZone };
      return { kind, facts: { ...base, before, until: entry.state === "offered" ? until : null } };
    }
  }
}
