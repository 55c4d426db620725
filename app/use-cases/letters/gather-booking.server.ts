import type { LetterDraft } from "#app/adapters/letters.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import type { BookingLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { venueWords } from "#app/domain/venues/venue-words.ts";
import type { Letter } from "#prisma/generated/client.ts";
import { bookingUrl } from "../venues/booking-link.server.ts";
import { messageOf } from "../venues/booking-steps.server.ts";
import { contactOf } from "../venues/tell-booking.server.ts";
import { termsOf } from "../venues/terms-rows.server.ts";
import type { World } from "../world.server.ts";
import { letterSender, pageUrl } from "./letter-sender.server.ts";

type Gathered = { go: true; draft: LetterDraft; replyTo: string | undefined } | { go: false; reason: string };
type News = Extract<LetterDraft, { kind: BookingLetterKind }>["facts"]["news"];

/** What each step is to whom it is told. */
const newsOf: Readonly<Record<BookingLetterKind, Readonly<Record<string, News>>>> = {
  "venue-news": {
    ask: "venueAsked",
    propose: "venueProposed",
    message: "venueMessage",
    accept: "venueAgreed",
    "deposit-paid": "venuePaid",
    cancel: "venueCancelled",
    relink: "venueRelinked",
  },
  "booking-news": {
    accept: "teamAccepted",
    counter: "teamCountered",
    message: "teamMessage",
    decline: "teamDeclined",
    release: "teamReleased",
  },
};

/** Collects what a letter about a step of a booking says, or why it should not go any more. */
export async function gatherBooking(
  world: World,
  letter: Letter,
  kind: BookingLetterKind,
): Promise<Gathered> {
  const [bookingId = "", seq = "", again] = letter.version.split(":");
  const step = await world.db.prisma.bookingStep.findUnique({
    where: { bookingId_seq: { bookingId, seq: Number(seq) } },
    include: { booking: { include: { venue: true, terms: { orderBy: { version: "desc" } } } } },
  });
  // A link that is sent again speaks of no step.
  const news = again ? "venueLink" : step ? newsOf[kind][step.step] : undefined;
  if (!step || !news) return { go: false, reason: "no-step" };
  const { booking } = step;
  if (world.clock.now() >= booking.endsAt) return { go: false, reason: "booking-over" };
  const newest = booking.terms[0]?.version ?? 0;
  const proposes = !again && (step.step === "ask" || step.step === "propose" || step.step === "counter");
  if (proposes && step.version !== newest) return { go: false, reason: "newer-terms" };
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  const said = again ? newest : step.version;
  const row = booking.terms.find(({ version }) => version === said) ?? booking.terms[0];
  const terms = termsOf(row);
  const { currency } = booking;
  const owedMinor = !again && step.step === "cancel" ? booking.cancelOwedMinor : null;
  const { sender, replyTo } = await letterSender(world, locale);
  const facts = {
    ...{ locale, sender, news, currency, deal: terms.deal },
    name: await nameOf(world, letter, kind, booking.contactSealed),
    venue: venueWords(booking.venue, locale).name,
    times: {
      startsAt: row?.startsAt ?? booking.startsAt,
      endsAt: row?.endsAt ?? booking.endsAt,
      timeZone: booking.venue.timeZone,
    },
    deposit: terms.depositMinor > 0 ? { minor: terms.depositMinor, currency } : null,
    owed: owedMinor === null ? null : { minor: owedMinor, currency },
    message: again ? "" : messageOf(world, step.messageSealed),
    url: urlOf(world, booking, kind, locale),
  };
  return { go: true, replyTo, draft: { kind, facts } };
}

type Linked = { id: string; venueId: string; linkVersion: number };

function urlOf(world: World, booking: Linked, kind: BookingLetterKind, locale: Locale): string {
  return kind === "venue-news"
    ? bookingUrl(world, { bookingId: booking.id, version: booking.linkVersion }, locale)
    : pageUrl(world, locale, `/office/venues/${booking.venueId}/bookings/${booking.id}`);
}

async function nameOf(
  world: World,
  { organiserId }: Letter,
  kind: BookingLetterKind,
  contactSealed: Uint8Array | null,
): Promise<string> {
  if (kind === "venue-news") return contactOf(world, contactSealed)?.name ?? "";
  if (organiserId === null) return "";
  const organiser = await world.db.prisma.organiser.findFirst({ where: { id: organiserId } });
  return organiser?.name ?? "";
}
