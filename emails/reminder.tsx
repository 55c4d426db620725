import { Link } from "react-email";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { type Evening, EveningFacts, whenText } from "./evening.tsx";
import { Action, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { look } from "./look.ts";
import { evening, guest, links, now, sender } from "./samples.ts";

export type ReminderProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  evening: Evening;
  orderUrl: string;
  now: Date;
};

/** The body both reminders share: when, where, the way to the code, what to bring. */
export function Reminder({ title, lead, ...props }: ReminderProps & { title: string; lead: string }) {
  const { locale, sender, evening, orderUrl } = props;
  const { letters } = words(locale);
  const when = whenText(evening, locale);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={title}
      preview={evening.place ? letters.reminder.preview({ when, place: evening.place.name }) : when}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <EveningFacts evening={evening} locale={locale} />
      </Facts>
      <Action locale={locale} href={orderUrl}>
        {letters.reminder.code}
      </Action>
      <Small>
        {letters.reminder.cannotCome}{" "}
        <Link href={`${orderUrl}/cancel`} className="link" style={look.link}>
          {letters.reminder.cannotComeLink}
        </Link>
      </Small>
    </Letter>
  );
}

export function reminderSample(locale: Locale): ReminderProps {
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    evening: evening(locale),
    orderUrl: links(locale).order,
    now,
  };
}
