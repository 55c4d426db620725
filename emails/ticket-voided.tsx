import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

export type TicketVoidedProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  orderUrl: string;
  now: Date;
};

export function ticketVoidedSubject({ locale, title }: TicketVoidedProps): string {
  return words(locale).officeTasks.voided.subject({ title });
}

/** The bank gave the payer the money back, and the organiser took the ticket back: why, and what can be done. */
export function TicketVoidedLetter(props: TicketVoidedProps) {
  const { locale, sender, title } = props;
  const { letters, officeTasks } = words(locale);
  const { voided } = officeTasks;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={voided.title}
      preview={voided.lead({ title })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{voided.lead({ title })}</Paragraph>
      <Paragraph>{voided.next}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(props.times, locale)}</Fact>
      </Facts>
      <Small>{voided.calendar}</Small>
      <Action locale={locale} href={props.orderUrl}>
        {voided.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale): TicketVoidedProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    orderUrl: links(locale).order,
    now,
  };
}

TicketVoidedLetter.PreviewProps = {
  "zh-CN": sample("zh-CN"),
  en: sample("en"),
} satisfies Record<Locale, TicketVoidedProps>;
