import type { Locale } from "#app/domain/events/locale.ts";
import type { RefundCause } from "#app/domain/letters/late-reason.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { RefundRoute } from "./refund-route.tsx";
import { evening, guest, links, sender } from "./samples.ts";

export type RefundDoneProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  amount: Money;
  cause: RefundCause;
  /** How it was paid, as Stripe names it; null when that is not known. */
  method: string | null;
  orderUrl: string;
};

export function refundDoneSubject({ locale, title }: RefundDoneProps): string {
  return words(locale).letters.refundDone.subject({ title });
}

/** The money has left: how much, where it goes back to, how long that takes. */
export function RefundDoneLetter(props: RefundDoneProps) {
  const { locale, sender, title } = props;
  const { letters } = words(locale);
  const { refundDone } = letters;
  const amount = formatMoney(props.amount, locale);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={refundDone.title}
      preview={refundDone.preview({ amount })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{refundDone.leads[props.cause]({ amount, title })}</Paragraph>
      <Facts>
        <Fact label={refundDone.amount}>{amount}</Fact>
        <RefundRoute locale={locale} method={props.method} />
      </Facts>
      <Paragraph>{refundDone.longer}</Paragraph>
      <Action locale={locale} href={props.orderUrl}>
        {refundDone.button}
      </Action>
      <Small>{refundDone.thanks}</Small>
    </Letter>
  );
}

function sample(locale: Locale, method: string): RefundDoneProps {
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title: evening(locale).title,
    amount: { minor: 49900, currency: "CNY" },
    cause: "guest",
    method,
    orderUrl: links(locale).order,
  };
}

RefundDoneLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "alipay"),
  en: sample("en", "card"),
} satisfies Record<Locale, RefundDoneProps>;
