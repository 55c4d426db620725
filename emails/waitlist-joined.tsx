import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Fact } from "./layout.tsx";
import { type WaitingProps, WaitlistSheet, waitingSample } from "./waitlist-sheet.tsx";

export type WaitlistJoinedProps = WaitingProps & {
  /** From 1. */
  place: number;
};

export function waitlistJoinedSubject({ locale, title }: WaitlistJoinedProps): string {
  return words(locale).waitlist.letters.joined.subject({ title });
}

/** Somebody is in the queue: at which place, what happens next, and the way out. */
export function WaitlistJoinedLetter(props: WaitlistJoinedProps) {
  const say = words(props.locale).waitlist.letters.joined;
  const { title, place } = props;
  return (
    <WaitlistSheet
      {...props}
      heading={say.title}
      lead={say.lead({ title, place })}
      text={say.next}
      facts={<Fact label={say.place}>{say.placeIs({ place })}</Fact>}
      action={{ href: props.entryUrl, label: say.button }}
      small={[say.leave, say.notYou]}
    />
  );
}

WaitlistJoinedLetter.PreviewProps = {
  "zh-CN": { ...waitingSample("zh-CN"), place: 3 },
  en: { ...waitingSample("en"), place: 3 },
} satisfies Record<Locale, WaitlistJoinedProps>;
