import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type Evening, EveningFacts, type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small, Subtitle } from "./layout.tsx";
import { evening, guest, links, now, sender } from "./samples.ts";

export type EventMovedProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** As it is now; the place only for guests who may know it. */
  evening: Evening;
  before: EveningTimes;
  /** The guest has a ticket; else a seat is held for them. */
  paid: boolean;
  /** The guest gave the seat up and waits for somebody to buy it. */
  waits?: boolean;
  /** All of it comes back until then; null when nothing was paid or nothing is offered. */
  offer: { until: Date; amount: Money } | null;
  orderUrl: string;
  now: Date;
};

export function eventMovedSubject({ locale, evening }: EventMovedProps): string {
  return words(locale).eventChange.moved.subject({ title: evening.title });
}

/** The evening moved: from when to when, where, and until when all of the money comes back. */
export function EventMovedLetter(props: EventMovedProps) {
  const { locale, sender, evening, before, paid, waits } = props;
  const { letters, eventChange } = words(locale);
  const say = eventChange.moved;
  const { title } = evening;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={say.title}
      preview={say.preview({ when: whenText(evening, locale) })}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{(paid ? say.lead : waits ? say.waiting : say.held)({ title })}</Paragraph>
      <Facts>
        <Fact label={say.before}>{whenText(before, locale)}</Fact>
        <EveningFacts evening={evening} locale={locale} when={say.now} />
      </Facts>
      {paid ? <Small>{say.calendar}</Small> : null}
      <Offer {...props} />
      <Action locale={locale} href={props.orderUrl}>
        {paid ? say.button : waits ? say.buttonWaiting : say.buttonHeld}
      </Action>
    </Letter>
  );
}

function Offer({ locale, evening, paid, waits, offer }: EventMovedProps) {
  const say = words(locale).eventChange.moved;
  if (!paid && !waits) return null;
  if (waits && !offer) return <Paragraph>{say.waitingOn}</Paragraph>;
  return (
    <>
      <Subtitle locale={locale}>{waits ? say.offerWaitingTitle : say.offerTitle}</Subtitle>
      <Paragraph>
        {offer
          ? (waits ? say.offerWaiting : say.offer)({
              until: formatMoment(offer.until, evening.timeZone, locale),
              amount: formatMoney(offer.amount, locale),
            })
          : say.noOffer}
      </Paragraph>
    </>
  );
}

function sample(locale: Locale): EventMovedProps {
  const DAY = 86_400_000;
  const before = evening(locale);
  const later = (at: Date) => new Date(at.getTime() + 7 * DAY);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    evening: { ...before, startsAt: later(before.startsAt), endsAt: later(before.endsAt) },
    before,
    paid: true,
    offer: { until: new Date(now.getTime() + 3 * DAY), amount: { minor: 49_900, currency: "CNY" } },
    orderUrl: links(locale).order,
    now,
  };
}

EventMovedLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  EventMovedProps
>;
