import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { evening, links, sender } from "./samples.ts";

export type SafetyReportProps = {
  locale: Locale;
  sender: Sender;
  /** The team member's. */
  name: string;
  /** The event's title. */
  title: string;
  url: string;
};

export function safetyReportSubject({ locale, title }: SafetyReportProps): string {
  return words(locale).trust.letter.subject({ title });
}

/** To the team: a guest asks for help. What was reported is read in the office, never in a mailbox. */
export function SafetyReportLetter({ locale, sender, name, title, url }: SafetyReportProps) {
  const { letter } = words(locale).trust;
  return (
    <Letter locale={locale} sender={sender} title={letter.heading} preview={letter.preview}>
      <Greeting locale={locale} name={name} />
      <Paragraph>{letter.lead({ title })}</Paragraph>
      <Paragraph>{letter.next}</Paragraph>
      <Action locale={locale} href={url}>
        {letter.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale): SafetyReportProps {
  return {
    locale,
    sender: sender(locale),
    name: locale === "en" ? "Bei" : "小北",
    title: evening(locale).title,
    url: links(locale).event,
  };
}

SafetyReportLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  SafetyReportProps
>;
