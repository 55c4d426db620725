import type { Locale } from "#app/domain/events/locale.ts";
import type { LateReason } from "#app/domain/letters/late-reason.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { RefundRoute } from "./refund-route.tsx";
import { evening, guest, links, sender } from "./samples.ts";

export type LateRefundedProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  amount: Money;
  reason: LateReason;
  /** The refund has succeeded; until then another letter follows. */
  done: boolean;
  /** How it was paid, as Stripe names it; null when that is not known. */
  method: string | null;
  eventUrl: string;
};

export function lateRefundedSubject({ locale, title }: LateRefundedProps): string {
  return words(locale).letters.late.subject({ title });
}

/** Money that arrived and goes back in full: why, that nothing is to be done, and what one can do now. */
export function LateRefundedLetter(props: LateRefundedProps) {
  const { locale, sender, title } = props;
  const { late } = words(locale).letters;
  const amount = formatMoney(props.amount, locale);
  const said = late.said[props.reason];
  return (
    <Letter locale={locale} sender={sender} title={late.title} preview={late.preview({ amount })}>
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{said.lead({ amount, title })}</Paragraph>
      {props.done ? (
        <Facts>
          <RefundRoute locale={locale} method={props.method} />
        </Facts>
      ) : null}
      <Paragraph>{said.next}</Paragraph>
      <Action locale={locale} href={props.eventUrl}>
        {late.buttonEvent}
      </Action>
      {props.done ? null : <Small>{late.refundLater}</Small>}
    </Letter>
  );
}

function sample(locale: Locale): LateRefundedProps {
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title: evening(locale).title,
    amount: { minor: 49900, currency: "CNY" },
    reason: "seat-gone",
    done: true,
    method: "card",
    eventUrl: links(locale).event,
  };
}

LateRefundedLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  LateRefundedProps
>;
