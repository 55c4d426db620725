import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, sender } from "./samples.ts";

export type AddressChangedProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
};

export function addressChangedSubject({ locale, title }: AddressChangedProps): string {
  return words(locale).selfService.letters.addressChanged.subject({ title });
}

/** To the address a ticket had before. It carries no link: the key to the ticket went to the new address. */
export function AddressChangedLetter({ locale, sender, name, title }: AddressChangedProps) {
  const say = words(locale).selfService.letters.addressChanged;
  return (
    <Letter locale={locale} sender={sender} title={say.title} preview={say.lead({ title })}>
      <Greeting locale={locale} name={name} />
      <Paragraph>{say.lead({ title })}</Paragraph>
      <Paragraph>{say.old}</Paragraph>
      <Small>{say.notYou}</Small>
    </Letter>
  );
}

function sample(locale: Locale): AddressChangedProps {
  return { locale, sender: sender(locale), name: guest(locale), title: evening(locale).title };
}

AddressChangedLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  AddressChangedProps
>;
