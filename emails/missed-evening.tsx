import type { Locale } from "#app/domain/events/locale.ts";
import type { Standing } from "#app/domain/trust/strikes.ts";
import { words } from "#app/i18n/words.ts";
import { Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { evening, sender } from "./samples.ts";

export type MissedEveningProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** The event's title. */
  title: string;
  /** How the reader stands with this evening counted. */
  standing: Standing;
};

export function missedEveningSubject({ locale, title }: MissedEveningProps): string {
  return words(locale).trust.missed.subject({ title });
}

/** To somebody who kept a seat and did not come: what it means, what follows, and how to put it right. */
export function MissedEveningLetter({ locale, sender, name, title, standing }: MissedEveningProps) {
  const { missed } = words(locale).trust;
  return (
    <Letter locale={locale} sender={sender} title={missed.heading} preview={missed.preview}>
      <Greeting locale={locale} name={name} />
      <Paragraph>{missed.lead({ title })}</Paragraph>
      <Paragraph>{missed.why}</Paragraph>
      {standing === "good" ? null : <Paragraph>{missed.next[standing]}</Paragraph>}
      <Paragraph>{missed.wrong}</Paragraph>
    </Letter>
  );
}

/** A letter as it reads at a standing. */
export function missedEveningSample(locale: Locale, standing: Standing): MissedEveningProps {
  return {
    locale,
    sender: sender(locale),
    name: locale === "en" ? "Xiaowen" : "晓雯",
    title: evening(locale).title,
    standing,
  };
}

MissedEveningLetter.PreviewProps = {
  "zh-CN": missedEveningSample("zh-CN", "warned"),
  en: missedEveningSample("en", "firm"),
} satisfies Record<Locale, MissedEveningProps>;
