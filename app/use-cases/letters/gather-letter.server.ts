import type { CalendarKey, LetterDraft } from "#app/adapters/letters.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { signInIsOver } from "#app/domain/letters/delivery-rules.ts";
import {
  type BookingLetterKind,
  isBookingLetter,
  isLetterKind,
  isNightLetter,
  isReminder,
  isWaitlistLetter,
  type LetterKind,
  type NightLetterKind,
  type WaitlistLetterKind,
} from "#app/domain/letters/letter-kinds.ts";
import { judgeReminder } from "#app/domain/letters/reminder-times.ts";
import type { Letter } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { gatherApplication } from "./gather-application.server.ts";
import { gatherBooking } from "./gather-booking.server.ts";
import { gatherEventChange } from "./gather-event-change.server.ts";
import { gatherFoundOrders } from "./gather-found-orders.server.ts";
import { gatherGoNoGo } from "./gather-go-no-go.server.ts";
import { disputeNewsFacts, resaleClosedFacts, ticketVoidedFacts } from "./gather-money-news.server.ts";
import { gatherNight } from "./gather-night.server.ts";
import { gatherPartner } from "./gather-partner.server.ts";
import { lateRefundedFacts, refundDoneFacts } from "./gather-refund.server.ts";
import { gatherSelfService } from "./gather-self-service.server.ts";
import { gatherSideMove } from "./gather-side-move.server.ts";
import {
  calendarKeyOf,
  eveningFacts,
  type LetterOrder,
  readLetterOrder,
  ticketFacts,
} from "./gather-ticket.server.ts";
import { gatherMissedEvening, gatherSafetyReport } from "./gather-trust.server.ts";
import { gatherWaitlist } from "./gather-waitlist.server.ts";
import { letterSender, pageUrl } from "./letter-sender.server.ts";

/** What only the letter's own row knows. */
export type LetterSecret = { email: string; token: string | null };

export type Gathered =
  | { go: true; draft: LetterDraft; replyTo: string | undefined; calendar?: CalendarKey }
  /** Not to be sent (any more); the reason is kept with the letter. */
  | { go: false; reason: string };

type OrderKind = Exclude<
  LetterKind,
  | "sign-in"
  | "find-ticket"
  | "go-no-go"
  | "safety-report"
  | "missed-evening"
  | "partner-news"
  | WaitlistLetterKind
  | BookingLetterKind
  | NightLetterKind
>;

/** Decides whether a letter should still go, and collects what it says from the present state of things. */
export async function gatherLetter(world: World, letter: Letter, secret: LetterSecret): Promise<Gathered> {
  const locale = isLocale(letter.locale) ? letter.locale : "zh-CN";
  if (!isLetterKind(letter.kind)) return { go: false, reason: "unknown-kind" };
  if (letter.kind === "sign-in") return gatherSignIn(world, letter, secret, locale);
  if (letter.kind === "safety-report") return gatherSafetyReport(world, letter);
  if (letter.kind === "missed-evening") return gatherMissedEvening(world, letter);
  if (letter.kind === "partner-news") return gatherPartner(world, letter);
  if (letter.kind === "go-no-go") return gatherGoNoGo(world, letter);
  if (isBookingLetter(letter.kind)) return gatherBooking(world, letter, letter.kind);
  if (isWaitlistLetter(letter.kind)) return gatherWaitlist(world, letter, letter.kind);
  const { sender, replyTo } = await letterSender(world, locale);
  if (letter.kind === "find-ticket") {
    const orders = await gatherFoundOrders(world, letter.recipientIndex, secret.email, locale);
    if (orders.length === 0) return { go: false, reason: "nothing-found" };
    return { go: true, replyTo, draft: { kind: "find-ticket", facts: { locale, sender, orders } } };
  }
  const order = await readLetterOrder(world, letter.eventId, letter.orderId, letter.lineId);
  if (!order) return { go: false, reason: "no-order" };
  if (isNightLetter(letter.kind)) {
    const { kind, version } = letter;
    const night = await gatherNight(world, { kind, version, order, locale, sender });
    return night.go ? { ...night, replyTo } : night;
  }
  const wanted = judge(world, letter, letter.kind, order);
  if (wanted !== "go") return { go: false, reason: wanted };
  return gatherOrderLetter(world, {
    kind: letter.kind,
    version: letter.version,
    order,
    locale,
    sender,
    replyTo,
  });
}

async function gatherSignIn(
  world: World,
  letter: Letter,
  secret: LetterSecret,
  locale: Locale,
): Promise<Gathered> {
  if (!secret.token || !letter.organiserId || signInIsOver(letter.createdAt, world.clock.now()))
    return { go: false, reason: "link-is-over" };
  const organiser = await world.db.prisma.organiser.findFirst({
    where: { id: letter.organiserId, disabledAt: null },
  });
  if (!organiser) return { go: false, reason: "not-on-the-team" };
  const { sender, replyTo } = await letterSender(world, locale);
  const signInUrl = pageUrl(world, locale, `/office/sign-in/${secret.token}`);
  return {
    go: true,
    replyTo,
    draft: { kind: "sign-in", facts: { locale, sender, name: organiser.name, signInUrl } },
  };
}

/** "go", or why not. Letters about money go whatever became of the order. */
function judge(world: World, letter: Letter, kind: OrderKind, order: LetterOrder): string {
  const now = world.clock.now();
  const state = order.lines[0]?.state === "live" ? order.state : "cancelled";
  if (isReminder(kind))
    return judgeReminder({
      kind,
      version: letter.version,
      orderState: state,
      eventState: order.event.state,
      timeVersion: order.event.timeVersion,
      startsAt: order.event.startsAt,
      now,
    });
  if (kind !== "ticket") return "go";
  if (order.event.state !== "published") return "event-not-on";
  if (state !== "paid") return "order-not-paid";
  return now < order.event.endsAt ? "go" : "too-late";
}

type OrderLetter = {
  kind: OrderKind;
  version: string;
  order: LetterOrder;
  locale: Locale;
  sender: { business: string; home: string };
  replyTo: string | undefined;
};

async function gatherOrderLetter(world: World, letter: OrderLetter): Promise<Gathered> {
  const { kind, order, locale, sender, replyTo } = letter;
  switch (kind) {
    case "ticket": {
      const facts = ticketFacts(world, order, locale, sender);
      if (!facts) return { go: false, reason: "no-ticket" };
      return { go: true, replyTo, draft: { kind, facts }, calendar: calendarKeyOf(order, false) };
    }
    case "reminder-24h":
    case "reminder-2h":
      return { go: true, replyTo, draft: { kind, facts: eveningFacts(world, order, locale, sender) } };
    case "refund-done": {
      const facts = await refundDoneFacts(world, order, letter.version, locale, sender);
      return facts ? { go: true, replyTo, draft: { kind, facts } } : { go: false, reason: "refund-not-done" };
    }
    case "order-cancelled":
    case "seat-cancelled":
    case "transfer-offer":
    case "transfer-done":
    case "new-address":
    case "address-changed": {
      const gathered = await gatherSelfService(world, { ...letter, kind });
      return gathered.go ? { ...gathered, replyTo } : gathered;
    }
    case "application-received":
    case "application-waiting":
    case "application-approved":
    case "application-declined":
    case "application-ended": {
      const gathered = await gatherApplication(world, { kind, order, locale, sender });
      return gathered.go ? { ...gathered, replyTo } : gathered;
    }
    case "side-moved":
    case "side-offer":
    case "side-offer-over": {
      const gathered = await gatherSideMove(world, { ...letter, kind });
      return gathered.go ? { ...gathered, replyTo } : gathered;
    }
    case "event-cancelled":
    case "event-moved": {
      const gathered = await gatherEventChange(world, { ...letter, kind });
      return gathered.go ? { ...gathered, replyTo } : gathered;
    }
    case "ticket-voided": {
      const facts = ticketVoidedFacts(world, order, locale, sender);
      return { go: true, replyTo, draft: { kind, facts }, calendar: calendarKeyOf(order, true) };
    }
    case "resale-closed":
      return { go: true, replyTo, draft: { kind, facts: resaleClosedFacts(world, order, locale, sender) } };
    case "dispute-news": {
      const facts = await disputeNewsFacts(world, order, letter.version, locale, sender);
      return facts ? { go: true, replyTo, draft: { kind, facts } } : { go: false, reason: "not-on-the-team" };
    }
    case "late-refunded": {
      const facts = await lateRefundedFacts(world, order, letter.version, locale, sender);
      return { go: true, replyTo, draft: { kind, facts } };
    }
  }
}
