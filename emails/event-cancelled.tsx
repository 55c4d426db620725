import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { RefundRoute } from "./refund-route.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

/** What becomes of a guest's money when the event is cancelled. `method` as Stripe names it; null when not known. */
export type CancelledMoney =
  | { kind: "full"; amount: Money; method: string | null }
  /** A gift, a seat that was not paid for, a payment on its way, one the guest's bank disputes. */
  | { kind: "free" | "unpaid" | "arriving" | "disputed" };

export type EventCancelledProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  /** When it would have been. */
  times: EveningTimes;
  money: CancelledMoney;
  /** The letter brings a file that takes the evening out of the calendar. */
  withdraws: boolean;
  orderUrl: string;
  now: Date;
};

export function eventCancelledSubject({ locale, title }: EventCancelledProps): string {
  return words(locale).eventChange.cancelled.subject({ title });
}

/** The evening is off: what becomes of the money, where it goes back to, how long that takes. */
export function EventCancelledLetter(props: EventCancelledProps) {
  const { locale, sender, title, times, money } = props;
  const { letters, eventChange } = words(locale);
  const say = eventChange.cancelled;
  const full = money.kind === "full" ? formatMoney(money.amount, locale) : null;
  const said = money.kind === "full" ? say.full({ amount: full ?? "" }) : say[money.kind];
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={say.title}
      preview={said}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{say.lead({ title })}</Paragraph>
      <Paragraph>{said}</Paragraph>
      <Facts>
        <Fact label={say.wasOn}>{whenText(times, locale)}</Fact>
        {full === null ? null : <Fact label={say.refund}>{full}</Fact>}
        {money.kind === "full" ? <RefundRoute locale={locale} method={money.method} /> : null}
      </Facts>
      {money.kind === "full" ? <Small>{say.later}</Small> : null}
      {props.withdraws ? <Small>{say.calendar}</Small> : null}
      <Action locale={locale} href={props.orderUrl}>
        {money.kind === "full" ? say.button : say.buttonPlain}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale, method: string): EventCancelledProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    money: { kind: "full", amount: { minor: 49_900, currency: "CNY" }, method },
    withdraws: true,
    orderUrl: links(locale).order,
    now,
  };
}

EventCancelledLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "alipay"),
  en: sample("en", "card"),
} satisfies Record<Locale, EventCancelledProps>;
