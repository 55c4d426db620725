import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { evening, links, sender } from "./samples.ts";

export type DisputeNewsProps = {
  locale: Locale;
  sender: Sender;
  /** The team member's. */
  name: string;
  /** The event's title. */
  title: string;
  news: "opened" | "won" | "lost";
  amount: Money;
  /** The guest can still come with the ticket. */
  ticket: boolean;
  guestUrl: string;
};

export function disputeNewsSubject({ locale, title, news }: DisputeNewsProps): string {
  return words(locale).officeTasks.dispute.subjects[news]({ title });
}

/** To the team: a bank called a payment back, or how it decided, and what is to be done. */
export function DisputeNewsLetter(props: DisputeNewsProps) {
  const { locale, sender, title, news } = props;
  const { dispute } = words(locale).officeTasks;
  const amount = formatMoney(props.amount, locale);
  const lead = dispute.leads[news]({ amount, title });
  return (
    <Letter locale={locale} sender={sender} title={dispute.titles[news]} preview={lead}>
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <Fact label={dispute.amount}>{amount}</Fact>
      </Facts>
      <Paragraph>{news === "lost" && !props.ticket ? dispute.lostNoTicket : dispute.next[news]}</Paragraph>
      <Action locale={locale} href={props.guestUrl}>
        {dispute.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale, news: DisputeNewsProps["news"]): DisputeNewsProps {
  return {
    locale,
    sender: sender(locale),
    name: locale === "en" ? "Bei" : "小北",
    title: evening(locale).title,
    news,
    amount: { minor: 49_900, currency: "CNY" },
    ticket: true,
    guestUrl: links(locale).event,
  };
}

DisputeNewsLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "opened"),
  en: sample("en", "lost"),
} satisfies Record<Locale, DisputeNewsProps>;
