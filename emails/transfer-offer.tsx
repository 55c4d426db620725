import type { Locale } from "#app/domain/events/locale.ts";
import { isolate, plainLine } from "#app/domain/letters/plain-line.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, sender } from "./samples.ts";

export type TransferOfferProps = {
  locale: Locale;
  sender: Sender;
  /** Who is asked. */
  name: string;
  /** Whose ticket it is. */
  from: string;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  /** The side the ticket is for, in the letter's language. */
  side: string;
  until: Date;
  offerUrl: string;
};

function fromWhom({ from }: TransferOfferProps): string {
  return isolate(plainLine(from, 60));
}

export function transferOfferSubject(props: TransferOfferProps): string {
  const say = words(props.locale).selfService.letters.offer;
  return say.subject({ from: fromWhom(props), title: props.title });
}

/** Somebody would like to pass a ticket on to the reader. It names no place: the reader holds no seat yet. */
export function TransferOfferLetter(props: TransferOfferProps) {
  const { locale, sender, title, times } = props;
  const { letters, selfService } = words(locale);
  const say = selfService.letters.offer;
  const from = fromWhom(props);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={say.title}
      preview={say.lead({ from, title })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{say.lead({ from, title })}</Paragraph>
      <Paragraph>{say.how}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
        <Fact label={letters.side}>{props.side}</Fact>
        <Fact label={say.until}>{formatMoment(props.until, times.timeZone, locale)}</Fact>
      </Facts>
      <Action locale={locale} href={props.offerUrl}>
        {say.button}
      </Action>
      <Small>{say.money}</Small>
      <Small>{say.notWanted}</Small>
    </Letter>
  );
}

function sample(locale: Locale, side: string): TransferOfferProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: locale === "en" ? "Wen" : "小文",
    from: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    side,
    until: new Date("2026-11-22T04:00:00Z"),
    offerUrl: links(locale).order.replace("/o/", "/handover/"),
  };
}

TransferOfferLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "女生"),
  en: sample("en", "Women"),
} satisfies Record<Locale, TransferOfferProps>;
