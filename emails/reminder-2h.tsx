import type { Locale } from "#app/domain/events/locale.ts";
import { formatTime } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Reminder, type ReminderProps, reminderSample } from "./reminder.tsx";

export function reminder2hSubject({ locale, evening }: ReminderProps): string {
  return words(locale).letters.reminder.subjectSoon({
    title: evening.title,
    time: formatTime(evening.startsAt, evening.timeZone),
  });
}

/** Two hours before: the address and the code, at hand on the way. */
export function Reminder2hLetter(props: ReminderProps) {
  const { reminder } = words(props.locale).letters;
  return (
    <Reminder
      {...props}
      title={reminder.titleSoon}
      lead={reminder.leadSoon({ title: props.evening.title })}
    />
  );
}

function sample(locale: Locale): ReminderProps {
  return { ...reminderSample(locale), now: new Date("2026-12-05T09:00:00Z") };
}

Reminder2hLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  ReminderProps
>;
