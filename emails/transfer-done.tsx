import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, links, now, sender } from "./samples.ts";

export type TransferDoneProps = {
  locale: Locale;
  sender: Sender;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  paid: boolean;
  eventUrl: string;
  now: Date;
};

export function transferDoneSubject({ locale, title }: TransferDoneProps): string {
  return words(locale).selfService.letters.done.subject({ title });
}

/** To who held the ticket before: it is somebody else's now. It opens nothing of theirs. */
export function TransferDoneLetter(props: TransferDoneProps) {
  const { locale, sender, title, times } = props;
  const { letters, selfService } = words(locale);
  const say = selfService.letters.done;
  return (
    <Letter locale={locale} sender={sender} title={say.title} preview={say.lead({ title })}>
      <Greeting locale={locale} name="" />
      <Paragraph>{say.lead({ title })}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
      </Facts>
      {props.paid ? <Paragraph>{say.money}</Paragraph> : null}
      <Small>{say.calendar}</Small>
      <Action locale={locale} href={props.eventUrl}>
        {say.button}
      </Action>
      <Small>{say.notYou}</Small>
    </Letter>
  );
}

function sample(locale: Locale): TransferDoneProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    paid: true,
    eventUrl: links(locale).event,
    now,
  };
}

TransferDoneLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  TransferDoneProps
>;
