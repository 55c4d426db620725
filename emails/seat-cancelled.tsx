import type { Locale } from "#app/domain/events/locale.ts";
import type { SeatEnder } from "#app/domain/letters/seat-end.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { RefundRoute } from "./refund-route.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

export type SeatCancelledProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  /** The name of whose seat it was; null when it was the reader's own. */
  whose: string | null;
  by: SeatEnder;
  /** What comes back and what stays; null when the reader is not told of money. */
  money: { refund: Money; kept: Money } | null;
  /** Nothing comes back unless somebody takes the seat over. */
  resale: boolean;
  /** How it was paid, as Stripe names it; null when that is not known. */
  method: string | null;
  orderUrl: string;
  now: Date;
};

export function seatCancelledSubject({ locale, title }: SeatCancelledProps): string {
  return words(locale).groups.letters.ended.subject({ title });
}

/** One seat of a group is given up: to its person, and to who ordered. */
export function SeatCancelledLetter(props: SeatCancelledProps) {
  const { locale, sender, title, times, money, whose, by } = props;
  const { letters, groups, selfService } = words(locale);
  const say = groups.letters.ended;
  const lead = whose === null ? say.you[by]({ title }) : say.other[by]({ name: whose, title });
  const back = money !== null && money.refund.minor > 0;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={say.title}
      preview={lead}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      {money ? <Paragraph>{back ? say.back : props.resale ? say.resale : say.nothingBack}</Paragraph> : null}
      {whose === null ? null : <Paragraph>{say.rest}</Paragraph>}
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
        {money ? (
          <Fact label={selfService.letters.cancelled.refund}>{formatMoney(money.refund, locale)}</Fact>
        ) : null}
        {money && money.kept.minor > 0 && !props.resale ? (
          <Fact label={selfService.letters.cancelled.kept}>{formatMoney(money.kept, locale)}</Fact>
        ) : null}
        {back ? <RefundRoute locale={locale} method={props.method} /> : null}
      </Facts>
      {whose === null ? <Small>{say.calendar}</Small> : null}
      <Action locale={locale} href={props.orderUrl}>
        {whose === null ? say.ownButton : say.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale, whose: string, method: string): SeatCancelledProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    whose,
    by: "holder",
    money: { refund: { minor: 39_920, currency: "CNY" }, kept: { minor: 9_980, currency: "CNY" } },
    resale: false,
    method,
    orderUrl: links(locale).order,
    now,
  };
}

SeatCancelledLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "苏木", "alipay"),
  en: sample("en", "Robin", "card"),
} satisfies Record<Locale, SeatCancelledProps>;
