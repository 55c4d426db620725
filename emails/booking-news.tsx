import type { Locale } from "#app/domain/events/locale.ts";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import type { Money } from "#app/domain/money/money.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { links, now, sender } from "./samples.ts";

export const venueNews = [
  "venueAsked",
  "venueProposed",
  "venueMessage",
  "venueAgreed",
  "venuePaid",
  "venueCancelled",
  "venueRelinked",
  "venueLink",
] as const;
export const teamNews = [
  "teamAccepted",
  "teamCountered",
  "teamMessage",
  "teamDeclined",
  "teamReleased",
] as const;

/** What happened to a venue's booking, told to the other side. */
export type BookingNewsProps = {
  locale: Locale;
  sender: Sender;
  /** The reader's; empty when nobody knows it. */
  name: string;
  news: (typeof venueNews)[number] | (typeof teamNews)[number];
  /** What the venue is called. */
  venue: string;
  times: EveningTimes;
  deal: Deal;
  currency: string;
  deposit: Money | null;
  /** What is owed after a cancellation; null: not about that. */
  owed: Money | null;
  /** What the other side wrote. */
  message: string;
  url: string;
};

function said({ locale, news, sender, venue, times }: BookingNewsProps) {
  const say = words(locale).bookingTalk.letters[news];
  const facts = { business: plainLine(sender.business, 60), venue: plainLine(venue, 60) };
  return {
    title: say.title,
    subject: say.subject({ ...facts, when: whenText(times, locale) }),
    lead: say.lead(facts),
  };
}

export function bookingNewsSubject(props: BookingNewsProps): string {
  return said(props).subject;
}

/** A letter about a booking, to its venue or to the team. The link only shows; answering takes a button. */
export function BookingNewsLetter(props: BookingNewsProps) {
  const { locale, sender, times, news, message, deposit, owed } = props;
  const { letters: say } = words(locale).bookingTalk;
  const { title, lead } = said(props);
  const asks = news === "venueAsked" || news === "venueProposed" || news === "teamCountered";
  return (
    <Letter locale={locale} sender={sender} title={title} preview={lead}>
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <Fact label={say.time}>{whenText(times, locale)}</Fact>
        <Fact label={say.deal}>{dealWords(props.deal, props.currency, locale)}</Fact>
        {deposit ? <Fact label={say.deposit}>{formatMoney(deposit, locale)}</Fact> : null}
        {owed ? <Fact label={say.owed}>{formatMoney(owed, locale)}</Fact> : null}
        {message ? <Fact label={say.message}>{message}</Fact> : null}
      </Facts>
      <Action locale={locale} href={props.url}>
        {asks ? say.answer : say.open}
      </Action>
    </Letter>
  );
}

export function bookingNewsSample(locale: Locale, news: BookingNewsProps["news"]): BookingNewsProps {
  const en = locale === "en";
  const day = 86_400_000;
  return {
    locale,
    sender: sender(locale),
    name: en ? "Chen" : "陈店长",
    news,
    venue: en ? "The Corner Bar" : "转角小酒馆",
    times: {
      startsAt: new Date(now.getTime() + 14 * day),
      endsAt: new Date(now.getTime() + 14 * day + 4 * 3_600_000),
      timeZone: "Asia/Shanghai",
    },
    deal: { kind: "fixed-fee", feeMinor: 600_000 },
    currency: "CNY",
    deposit: { minor: 300_000, currency: "CNY" },
    owed: news === "venueCancelled" ? { minor: 300_000, currency: "CNY" } : null,
    message: en ? "A long table for twenty, please." : "希望是一张二十人的长桌。",
    url: links(locale).event,
  };
}

BookingNewsLetter.PreviewProps = {
  "zh-CN": bookingNewsSample("zh-CN", "venueAsked"),
  en: bookingNewsSample("en", "venueAsked"),
} satisfies Record<Locale, BookingNewsProps>;
