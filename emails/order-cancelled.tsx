import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { RefundRoute } from "./refund-route.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

export type OrderCancelledProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  /** What comes back and what stays; null when nothing was paid. */
  money: { refund: Money; kept: Money } | null;
  /** Nothing comes back now, and the seat waits to be sold again. */
  resale?: boolean;
  /** How it was paid, as Stripe names it; null when that is not known. */
  method: string | null;
  orderUrl: string;
  now: Date;
};

export function orderCancelledSubject({ locale, title }: OrderCancelledProps): string {
  return words(locale).selfService.letters.cancelled.subject({ title });
}

/** A ticket given back by its holder: what was cancelled, how much comes back, and when. */
export function OrderCancelledLetter(props: OrderCancelledProps) {
  const { locale, sender, title, times, money } = props;
  const { letters, resale, selfService } = words(locale);
  const say = selfService.letters.cancelled;
  const back = money !== null && money.refund.minor > 0;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={say.title}
      preview={say.lead({ title })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{say.lead({ title })}</Paragraph>
      <Paragraph>
        {back ? say.back : props.resale ? resale.waiting : money ? say.nothingBack : say.free}
      </Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
        {money ? <Fact label={say.refund}>{formatMoney(money.refund, locale)}</Fact> : null}
        {money && money.kept.minor > 0 ? (
          <Fact label={props.resale ? resale.refundWhenSold : say.kept}>
            {formatMoney(money.kept, locale)}
          </Fact>
        ) : null}
        {back ? <RefundRoute locale={locale} method={props.method} /> : null}
      </Facts>
      <Small>{say.calendar}</Small>
      <Action locale={locale} href={props.orderUrl}>
        {say.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale, method: string): OrderCancelledProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    money: { refund: { minor: 39_920, currency: "CNY" }, kept: { minor: 9_980, currency: "CNY" } },
    method,
    orderUrl: links(locale).order,
    now,
  };
}

OrderCancelledLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "alipay"),
  en: sample("en", "card"),
} satisfies Record<Locale, OrderCancelledProps>;
