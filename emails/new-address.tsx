import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, sender } from "./samples.ts";

export type NewAddressProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  until: Date;
  timeZone: string;
  confirmUrl: string;
};

export function newAddressSubject({ locale, title }: NewAddressProps): string {
  return words(locale).selfService.letters.newAddress.subject({ title });
}

/** To an address that is to become a ticket's: the yes has to come from there. */
export function NewAddressLetter(props: NewAddressProps) {
  const { locale, sender, title, until, timeZone } = props;
  const say = words(locale).selfService.letters.newAddress;
  const moment = formatMoment(until, timeZone, locale);
  return (
    <Letter locale={locale} sender={sender} title={say.title} preview={say.valid({ moment })}>
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{say.lead({ title })}</Paragraph>
      <Action locale={locale} href={props.confirmUrl}>
        {say.button}
      </Action>
      <Small>{say.valid({ moment })}</Small>
      <Small>{say.notYou}</Small>
    </Letter>
  );
}

function sample(locale: Locale): NewAddressProps {
  const { title, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    timeZone,
    until: new Date("2026-11-22T04:00:00Z"),
    confirmUrl: links(locale).order.replace("/o/", "/handover/"),
  };
}

NewAddressLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  NewAddressProps
>;
