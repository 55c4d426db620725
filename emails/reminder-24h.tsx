import type { Locale } from "#app/domain/events/locale.ts";
import { dayWord } from "#app/domain/letters/day-word.ts";
import { formatTime } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Reminder, type ReminderProps, reminderSample } from "./reminder.tsx";

export function reminder24hSubject({ locale, evening, now }: ReminderProps): string {
  const { startsAt, timeZone, title } = evening;
  const day = dayWord(startsAt, now, timeZone);
  return words(locale).letters.reminder.subjectDay({ title, day, time: formatTime(startsAt, timeZone) });
}

/** A day before: enough time to plan the way, or to let someone else have the seat. */
export function Reminder24hLetter(props: ReminderProps) {
  const { reminder } = words(props.locale).letters;
  const day = dayWord(props.evening.startsAt, props.now, props.evening.timeZone);
  return (
    <Reminder
      {...props}
      title={reminder.titleDay[day]}
      lead={reminder.leadDay({ title: props.evening.title })}
    />
  );
}

function sample(locale: Locale): ReminderProps {
  return { ...reminderSample(locale), now: new Date("2026-12-04T11:00:00Z") };
}

Reminder24hLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  ReminderProps
>;
