import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { type WaitingProps, WaitlistSheet, waitingSample } from "./waitlist-sheet.tsx";

export type WaitlistClosedProps = WaitingProps & {
  /** The event was called off; else sales have ended. */
  cancelled: boolean;
  homeUrl: string;
};

export function waitlistClosedSubject({ locale, title, cancelled }: WaitlistClosedProps): string {
  const say = words(locale).waitlist.letters.closed;
  return cancelled ? say.subjectCancelled({ title }) : say.subject({ title });
}

/** Nobody can get a seat any more; told once to each who waited. */
export function WaitlistClosedLetter(props: WaitlistClosedProps) {
  const say = words(props.locale).waitlist.letters.closed;
  const { title, cancelled } = props;
  return (
    <WaitlistSheet
      {...props}
      heading={say.title}
      lead={cancelled ? say.leadCancelled({ title }) : say.lead({ title })}
      action={{ href: props.homeUrl, label: say.button }}
    />
  );
}

function sample(locale: Locale): WaitlistClosedProps {
  const waiting = waitingSample(locale);
  return { ...waiting, cancelled: true, homeUrl: waiting.sender.home };
}

WaitlistClosedLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  WaitlistClosedProps
>;
