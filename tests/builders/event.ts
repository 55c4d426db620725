import { randomUUID } from "node:crypto";
import type { Db } from "#app/adapters/db.server.ts";
import { defaultRefundLadder, type RefundLadder } from "#app/domain/payment/refund-ladder.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { bookVenue } from "./venue.ts";

export type BuiltSide = {
  id: string;
  labelZh: string;
  labelEn: string;
  capacity: number;
  priceMinor: number;
};
export type BuiltEvent = {
  eventId: string;
  slug: string;
  organiserId: string;
  bookingId: string | null;
  startsAt: Date;
  endsAt: Date;
  sides: BuiltSide[];
};

export type EventWishes = {
  now: Date;
  /** Fourteen days after `now` unless told; the evening lasts three hours. */
  startsAt?: Date;
  endsAt?: Date;
  slug?: string;
  state?: "draft" | "published" | "cancelled";
  currency?: string;
  timeZone?: string;
  minAge?: number;
  maxAge?: number | null;
  salesCloseAt?: Date;
  salesPausedAt?: Date | null;
  refundLadder?: RefundLadder;
  addressVisibility?: "public" | "paid-guests";
  organiserId?: string;
  /** A booking that exists already. */
  bookingId?: string;
  /** A booking at a venue of its own: its fee in minor units, or null for none. */
  venueFeeMinor?: number | null;
  /** Terms of that booking other than a fixed fee. */
  venueTerms?: Partial<Terms>;
  /** Prices per numbered seat override the side's price: [{ from: 1, priceMinor }]. */
  sides?: {
    labelZh?: string;
    labelEn?: string;
    capacity?: number;
    priceMinor?: number;
    steps?: PriceStep[];
  }[];
  texts?: {
    locale: "zh-CN" | "en";
    title: string;
    summary: string;
    about?: string;
    bring?: string;
    programme?: { at: string; what: string }[];
  }[];
};

/** From this seat number on, a seat costs this much. */
export type PriceStep = { from: number; priceMinor: number };

const DAY = 86_400_000;
const HOUR = 3_600_000;

const evening = {
  "zh-CN": {
    title: "周五相亲局 · 安福路的小酒馆",
    summary: "二十四个人，六轮对话，一杯好酒。",
    about: "我们把人数控制在一张长桌坐得下的规模，让每个人都有时间把话说完。",
    bring: "带上身份证件，穿自己舒服的衣服。",
    programme: [
      { at: "19:00", what: "签到与第一杯" },
      { at: "19:30", what: "六轮对话，每轮八分钟" },
      { at: "21:30", what: "自由交流" },
    ],
  },
  en: {
    title: "A Friday evening on Anfu Road",
    summary: "Twenty-four people, six conversations, one good drink.",
    about: "We keep it to the size of one long table, so that everyone has time to finish a sentence.",
    bring: "Bring an ID and wear what you feel well in.",
    programme: [
      { at: "19:00", what: "Welcome and a first drink" },
      { at: "19:30", what: "Six conversations of eight minutes" },
      { at: "21:30", what: "Free talk" },
    ],
  },
};

/** A believable event with texts in both languages, its sides and their numbered seats. Two sides of twelve at ¥499.00 unless told. */
export async function buildEvent(db: Db, wishes: EventWishes): Promise<BuiltEvent> {
  const { now, state = "published", currency = "CNY" } = wishes;
  const startsAt = wishes.startsAt ?? new Date(now.getTime() + 14 * DAY);
  const endsAt = wishes.endsAt ?? new Date(startsAt.getTime() + 3 * HOUR);
  const [eventId, organiserId] = [randomUUID(), wishes.organiserId ?? randomUUID()];
  const bookingId =
    wishes.venueFeeMinor == null
      ? (wishes.bookingId ?? null)
      : await bookVenue(db, {
          now,
          startsAt,
          endsAt,
          feeMinor: wishes.venueFeeMinor,
          terms: wishes.venueTerms,
          currency,
          organiserId,
        });
  const slug = wishes.slug ?? `evening-${eventId.slice(0, 8)}`;
  await db.prisma.event.create({
    data: {
      id: eventId,
      slug,
      state,
      startsAt,
      endsAt,
      timeZone: wishes.timeZone ?? "Asia/Shanghai",
      salesCloseAt: wishes.salesCloseAt ?? startsAt,
      salesPausedAt: wishes.salesPausedAt ?? null,
      minAge: wishes.minAge ?? 18,
      maxAge: wishes.maxAge ?? null,
      currency,
      addressVisibility: wishes.addressVisibility ?? "paid-guests",
      refundLadder: (wishes.refundLadder ?? defaultRefundLadder).map((step) => ({ ...step })),
      bookingId,
      createdBy: organiserId,
      createdAt: now,
      updatedAt: now,
      publishedAt: state === "published" ? now : null,
      cancelledAt: state === "cancelled" ? now : null,
      texts: { create: wishes.texts?.map(withDefaults) ?? bothLanguages() },
    },
  });
  const sides = await buildSides(db, eventId, {
    sides: wishes.sides ?? [{}, { labelZh: "女生", labelEn: "Women" }],
    withSeats: wishes.state !== "draft",
  });
  return { eventId, slug, organiserId, bookingId, startsAt, endsAt, sides };
}

function bothLanguages() {
  return [
    { locale: "zh-CN", ...evening["zh-CN"] },
    { locale: "en", ...evening.en },
  ];
}

function withDefaults(text: NonNullable<EventWishes["texts"]>[number]) {
  return { about: "", bring: "", programme: [], ...text };
}

async function buildSides(
  db: Db,
  eventId: string,
  { sides: wishes, withSeats }: { sides: NonNullable<EventWishes["sides"]>; withSeats: boolean },
): Promise<BuiltSide[]> {
  const sides: BuiltSide[] = [];
  for (const [index, wish] of wishes.entries()) {
    const side = {
      id: randomUUID(),
      labelZh: wish.labelZh ?? "男生",
      labelEn: wish.labelEn ?? "Men",
      capacity: wish.capacity ?? 12,
      priceMinor: wish.priceMinor ?? 49_900,
    };
    const priceSteps = stepsOf(wish.steps ?? [], side);
    await db.prisma.side.create({ data: { eventId, position: index + 1, ...side, priceSteps } });
    // As in the product: a draft has no seats before it is published.
    if (withSeats)
      await db.prisma.seat.createMany({
        data: Array.from({ length: side.capacity }, (_, seat) => ({
          eventId,
          sideId: side.id,
          number: seat + 1,
          priceMinor: priceAt(wish.steps, seat + 1) ?? side.priceMinor,
        })),
      });
    sides.push(side);
  }
  return sides;
}

/** The same prices as the side's public ladder: each step up to the seat before the next one. */
function stepsOf(steps: readonly PriceStep[], side: { capacity: number; priceMinor: number }) {
  const before = (steps[0]?.from ?? 1) > 1 ? [{ from: 1, priceMinor: side.priceMinor }] : [];
  return [...before, ...steps].map(({ priceMinor }, index, all) => ({
    upTo: (all[index + 1]?.from ?? side.capacity + 1) - 1,
    priceMinor,
  }));
}

function priceAt(steps: readonly PriceStep[] | undefined, number: number): number | undefined {
  return steps?.findLast((step) => step.from <= number)?.priceMinor;
}
