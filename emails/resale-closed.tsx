import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

export type ResaleClosedProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  paid: Money;
  orderUrl: string;
  now: Date;
};

export function resaleClosedSubject({ locale, title }: ResaleClosedProps): string {
  return words(locale).resale.closed.subject({ title });
}

/** The evening began and nobody had taken the seat that was given up: nothing comes back, as it was agreed. */
export function ResaleClosedLetter(props: ResaleClosedProps) {
  const { locale, sender, title } = props;
  const { letters, resale } = words(locale);
  const { closed } = resale;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={closed.title}
      preview={closed.lead({ title })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{closed.lead({ title })}</Paragraph>
      <Paragraph>{closed.nothing}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(props.times, locale)}</Fact>
        <Fact label={closed.paid}>{formatMoney(props.paid, locale)}</Fact>
      </Facts>
      <Action locale={locale} href={props.orderUrl}>
        {closed.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale): ResaleClosedProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    paid: { minor: 49_900, currency: "CNY" },
    orderUrl: links(locale).order,
    now,
  };
}

ResaleClosedLetter.PreviewProps = {
  "zh-CN": sample("zh-CN"),
  en: sample("en"),
} satisfies Record<Locale, ResaleClosedProps>;
