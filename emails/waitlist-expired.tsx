import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { links } from "./samples.ts";
import { type WaitingProps, WaitlistSheet, waitingSample } from "./waitlist-sheet.tsx";

export type WaitlistExpiredProps = WaitingProps & {
  /** Whether one can join again; registration may have closed meanwhile. */
  again: boolean;
  /** The waitlist's form, or the event's page. */
  nextUrl: string;
};

export function waitlistExpiredSubject({ locale, title }: WaitlistExpiredProps): string {
  return words(locale).waitlist.letters.expired.subject({ title });
}

/** An offer that nobody answered went to the next in line. */
export function WaitlistExpiredLetter(props: WaitlistExpiredProps) {
  const say = words(props.locale).waitlist.letters.expired;
  const { title, again } = props;
  return (
    <WaitlistSheet
      {...props}
      heading={say.title}
      lead={say.lead({ title })}
      {...(again ? { text: say.again } : {})}
      action={{ href: props.nextUrl, label: again ? say.button : say.buttonOver }}
    />
  );
}

function sample(locale: Locale): WaitlistExpiredProps {
  return { ...waitingSample(locale), again: true, nextUrl: `${links(locale).event}/waitlist` };
}

WaitlistExpiredLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  WaitlistExpiredProps
>;
