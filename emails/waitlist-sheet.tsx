import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, links, sender } from "./samples.ts";

/** What every letter to somebody who waits knows. They have no name yet, and may not know the place. */
export type WaitingProps = {
  locale: Locale;
  sender: Sender;
  /** The event's title. */
  title: string;
  times: EveningTimes;
  /** What they wait for, in the letter's language: "女生、男生 2 席". */
  seats: string;
  /** The signed page of their own. */
  entryUrl: string;
};

type SheetProps = WaitingProps & {
  /** The letter's own title, not the event's. */
  heading: string;
  lead: string;
  text?: string;
  /** Further rows after time and seats. */
  facts?: ReactNode;
  /** Another first row than the time alone. */
  when?: ReactNode;
  action: { href: string; label: string };
  small?: readonly string[];
};

/** The sheet of the letters to those who wait. */
export function WaitlistSheet(props: SheetProps) {
  const { locale, sender, heading, lead, text, action } = props;
  const { letters, waitlist } = words(locale);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={heading}
      preview={lead}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name="" />
      <Paragraph>{lead}</Paragraph>
      {text ? <Paragraph>{text}</Paragraph> : null}
      <Facts>
        {props.when ?? <Fact label={letters.when}>{whenText(props.times, locale)}</Fact>}
        <Fact label={waitlist.letters.seats}>{props.seats}</Fact>
        {props.facts}
      </Facts>
      <Action locale={locale} href={action.href}>
        {action.label}
      </Action>
      {props.small?.map((line) => (
        <Small key={line}>{line}</Small>
      ))}
    </Letter>
  );
}

/** The made-up entry that the PreviewProps of these letters speak of. */
export function waitingSample(locale: Locale): WaitingProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    seats: locale === "en" ? "Women" : "女生",
    entryUrl: links(locale).order.replace("/o/", "/w/"),
  };
}
