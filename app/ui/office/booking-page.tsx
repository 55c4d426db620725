import type { Locale } from "#app/domain/events/locale.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { formatDay, formatMoment, formatMoney, formatSpan, formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Notice } from "../form.tsx";
import { stateWords, type TalkShown } from "../venue-talk/talk-parts.tsx";
import { AgreedTerms } from "./agreed-terms.tsx";
import { BookingPast, BookingTalk, CancelForm, LinkForm, type TalkSaid } from "./booking-talk.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { WeighCard } from "./weigh-card.tsx";

export type BookingFacts = {
  venue: { id: string; name: string; timeZone: string };
  id: string;
  startsAt: Date;
  endsAt: Date;
  blocked: { from: Date; until: Date } | null;
  expectedHeads: number | null;
  currency: string;
  cancelled: boolean;
  paysEarly: boolean;
  event: { id: string; state: string; title: string } | null;
  terms: Terms;
  version: number;
  versions: readonly { version: number; at: Date; terms: Terms }[];
  cancelling: {
    nowMinor: number;
    freeUntil: Date | null;
    steps: readonly { until: Date; percent: number }[];
  };
  weighing: Omit<Parameters<typeof WeighCard>[0], "locale" | "currency">;
};

type BookingPageProps = {
  locale: Locale;
  booking: BookingFacts;
  talk: TalkShown;
  done: string | null;
  answer: TalkSaid | undefined;
};

/** One booking: what was agreed, what a cancellation costs, and what the deal takes. */
export function BookingPage({ locale, booking, talk, done, answer }: BookingPageProps) {
  const { bookingTalk, officeDeals: say, officeVenues } = words(locale);
  const live = !["cancelled", "declined", "released"].includes(talk.state);
  const open = ["requested", "countered"].includes(talk.state);
  const inUse = booking.event !== null && booking.event.state !== "draft";
  const byWord = talk.state === "confirmed" && talk.agreed === null;
  const doneWords: Readonly<Record<string, string>> = {
    booked: officeVenues.booked,
    terms: say.termsSaved,
    asked: bookingTalk.asked,
    answered: bookingTalk.doneAnswer,
    deposit: bookingTalk.depositDone,
    link: bookingTalk.linkSent,
    "new-link": bookingTalk.linkChanged,
  };
  const good = done === null ? undefined : doneWords[done];
  const { venue, currency } = booking;
  const path = localePath(locale, `/office/venues/${venue.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={say.bookingTitle}
      kicker={`${venue.name} · ${formatSpan(booking.startsAt, booking.endsAt, venue.timeZone, locale)}`}
      back={{ href: path, label: say.toVenue }}
      wide
    >
      {good ? <Notice tone="good" title={good} /> : null}
      {booking.cancelled ? <Notice tone="warn" title={officeVenues.cancelled} /> : null}
      <p>
        <span className="tag">{stateWords(locale, "organiser", talk.state)}</span>
      </p>
      <div className="columns">
        <div>
          <BookingTalk {...{ locale, talk, answer }} paysEarly={booking.paysEarly} />
          <section className="card" aria-labelledby="agreed">
            <h2 id="agreed" className="first">
              {open ? say.openTitle : say.agreedTitle}
            </h2>
            <AgreedTerms {...{ locale, currency }} terms={booking.terms} timeZone={venue.timeZone} />
            <Around locale={locale} booking={booking} />
            {open || talk.state === "declined" ? null : (
              <p>
                <a className="button slim quiet" href={`${path}/bookings/${booking.id}/payments`}>
                  {words(locale).officeMoney.venuePayments}
                </a>
              </p>
            )}
            {byWord ? (
              <p>
                <a className="button slim quiet" href={`${path}/bookings/${booking.id}/terms`}>
                  {say.changeTerms}
                </a>
              </p>
            ) : null}
          </section>
          {live && !open ? <Cancelling locale={locale} booking={booking} /> : null}
          <LinkForm locale={locale} talk={talk} answer={answer} />
          {inUse && !answer?.cancel ? null : <CancelForm {...{ locale, talk, answer }} />}
          {talk.linked ? null : <Versions locale={locale} booking={booking} />}
          <BookingPast locale={locale} talk={talk} />
        </div>
        <div>
          <WeighCard {...{ locale, currency }} {...booking.weighing} />
        </div>
      </div>
    </OfficeLayout>
  );
}

type PartProps = { locale: Locale; booking: BookingFacts };

function Around({ locale, booking: { blocked, venue, event, expectedHeads } }: PartProps) {
  const { officeDeals: say, officeVenues } = words(locale);
  return (
    <>
      {blocked ? (
        <p className="small">
          {say.blocked({
            from: formatTime(blocked.from, venue.timeZone),
            until: formatTime(blocked.until, venue.timeZone),
          })}
        </p>
      ) : null}
      {expectedHeads === null ? null : (
        <p className="small">
          {say.expectedHeads}: {say.heads({ heads: expectedHeads })}
        </p>
      )}
      {event ? (
        <p className="small">
          <a className="thumb" href={localePath(locale, `/office/events/${event.id}`)}>
            {officeVenues.forEvent({ title: event.title })}
          </a>
        </p>
      ) : null}
    </>
  );
}

function Cancelling({ locale, booking: { cancelling, venue, currency } }: PartProps) {
  const { officeDeals: say } = words(locale);
  const { nowMinor, freeUntil, steps } = cancelling;
  return (
    <section className="card" aria-labelledby="cancelling">
      <h2 id="cancelling" className="first">
        {say.cancelTitle}
      </h2>
      <p>
        <b>{say.cancelNow({ amount: formatMoney({ minor: nowMinor, currency }, locale) })}</b>
      </p>
      <p className="small">
        {freeUntil
          ? say.cancelFree({ when: formatMoment(freeUntil, venue.timeZone, locale) })
          : say.cancelNever}
      </p>
      {steps.length > 0 ? (
        <ul className="plain small">
          {steps.map(({ until, percent }) => (
            <li key={percent}>
              {say.cancelUntil({ when: formatMoment(until, venue.timeZone, locale), percent })}
            </li>
          ))}
          <li>{say.cancelAfter}</li>
        </ul>
      ) : null}
    </section>
  );
}

function Versions({ locale, booking: { versions, version, venue, currency } }: PartProps) {
  const { officeDeals: say } = words(locale);
  if (versions.length < 2) return null;
  return (
    <details className="more">
      <summary>{say.versions}</summary>
      <ul className="plain cards">
        {versions.map((one) => (
          <li key={one.version} className="card">
            <p className="row small muted">
              <span>{say.version({ n: one.version, when: formatDay(one.at, venue.timeZone, locale) })}</span>
              {one.version === version ? <span className="tag">{say.latest}</span> : null}
            </p>
            <AgreedTerms {...{ locale, currency }} terms={one.terms} timeZone={venue.timeZone} />
          </li>
        ))}
      </ul>
    </details>
  );
}
