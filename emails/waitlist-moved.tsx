import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Fact } from "./layout.tsx";
import { type WaitingProps, WaitlistSheet, waitingSample } from "./waitlist-sheet.tsx";

export type WaitlistMovedProps = WaitingProps & {
  before: EveningTimes;
  /** A seat is kept for them until then; null while they wait. */
  until: Date | null;
};

export function waitlistMovedSubject({ locale, title }: WaitlistMovedProps): string {
  return words(locale).waitlist.letters.moved.subject({ title });
}

/** The evening moved while somebody waits for it: from when to when, and that their place is kept. */
export function WaitlistMovedLetter(props: WaitlistMovedProps) {
  const { locale, title, times, until } = props;
  const say = words(locale).waitlist.letters.moved;
  const lead = until
    ? say.offered({ title, until: formatMoment(until, times.timeZone, locale) })
    : say.lead({ title });
  return (
    <WaitlistSheet
      {...props}
      heading={say.title}
      lead={lead}
      when={
        <>
          <Fact label={say.before}>{whenText(props.before, locale)}</Fact>
          <Fact label={say.now}>{whenText(times, locale)}</Fact>
        </>
      }
      action={{ href: props.entryUrl, label: say.button }}
      small={[say.leave]}
    />
  );
}

function sample(locale: Locale): WaitlistMovedProps {
  const waiting = waitingSample(locale);
  const later = (at: Date) => new Date(at.getTime() + 7 * 86_400_000);
  const { times } = waiting;
  const moved = { ...times, startsAt: later(times.startsAt), endsAt: later(times.endsAt) };
  return { ...waiting, times: moved, before: times, until: null };
}

WaitlistMovedLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  WaitlistMovedProps
>;
