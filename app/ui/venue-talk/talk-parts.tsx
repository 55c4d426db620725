import type { Locale } from "#app/domain/events/locale.ts";
import type { BookingParty, BookingState, BookingStep } from "#app/domain/venues/booking-state.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import type { TermsPart } from "#app/domain/venues/terms-change.ts";
import { formatMoment, formatMoney, formatSpan, formatZone } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { AgreedTerms } from "../office/agreed-terms.tsx";

export type Side = "organiser" | "venue";
type Version = {
  version: number;
  by: Side;
  startsAt: Date;
  endsAt: Date;
  terms: Terms;
  changed: readonly TermsPart[];
};

/** A booking as both sides see it. */
export type TalkShown = {
  id: string;
  business: string;
  venue: { id: string; name: string; address: string; timeZone: string };
  room: string | null;
  state: BookingState;
  expectedHeads: number | null;
  currency: string;
  versions: readonly Version[];
  steps: readonly { seq: number; at: Date; by: BookingParty; step: BookingStep; message: string }[];
  owedMinor: number;
  cancelOwedMinor: number | null;
  paid: { minor: number; at: Date; receipt: boolean } | null;
  agreed: { version: number; at: Date } | null;
  linked: boolean;
};

type PartProps = { locale: Locale; talk: TalkShown; side: Side };

/** What each party is called by who reads it. */
function partyWords(locale: Locale, side: Side) {
  const say = words(locale).bookingTalk;
  return side === "venue" ? say.byLineForVenue : say.byLine;
}

export function stateWords(locale: Locale, side: Side, state: BookingState): string {
  const say = words(locale).bookingTalk;
  return (side === "venue" ? say.statesForVenue : say.states)[state];
}

/** One version line by line: when, how much, deposit, and what cancelling costs. */
export function VersionLines({
  locale,
  talk,
  version,
}: {
  locale: Locale;
  talk: TalkShown;
  version: Version;
}) {
  const { bookingTalk: say } = words(locale);
  const { timeZone } = talk.venue;
  const { cancellation } = version.terms;
  return (
    <>
      <p>
        <b>{formatSpan(version.startsAt, version.endsAt, timeZone, locale)}</b>{" "}
        <span className="small muted">{formatZone(version.startsAt, timeZone, locale)}</span>
      </p>
      <AgreedTerms locale={locale} terms={version.terms} currency={talk.currency} timeZone={timeZone} />
      <p className="small">
        <b>{say.cancelLadder}</b>
      </p>
      <ul className="plain small">
        {cancellation.map((rung) => (
          <li key={rung.days}>{say.cancelLine(rung)}</li>
        ))}
        <li>{cancellation.length === 0 ? say.cancelAlways : say.cancelRest}</li>
      </ul>
    </>
  );
}

/** The newest version on top with what changed, and the ones before behind a fold. */
export function NewestTerms({ locale, talk, side }: PartProps) {
  const { bookingTalk: say } = words(locale);
  const [newest, ...older] = talk.versions;
  if (!newest) return null;
  const by = (version: Version) =>
    say.newestBy({ who: partyWords(locale, side)[version.by], n: version.version });
  const changes = newest.changed.map((part) => say.changes[part]).join(say.listComma);
  return (
    <section className="card" aria-labelledby="newest">
      <h2 id="newest" className="first">
        {say.newestTitle}
      </h2>
      <p className="small muted">{by(newest)}</p>
      {changes ? (
        <p className="small">
          <mark>{say.changed({ what: changes })}</mark>
        </p>
      ) : null}
      <VersionLines locale={locale} talk={talk} version={newest} />
      {talk.room ? <p className="small">{talk.room}</p> : null}
      {talk.expectedHeads === null ? null : (
        <p className="small">{say.heads({ heads: talk.expectedHeads })}</p>
      )}
      {older.length > 0 ? (
        <details className="more">
          <summary>{say.olderTitle}</summary>
          {older.map((version) => (
            <div key={version.version}>
              <p className="small muted">{by(version)}</p>
              <VersionLines locale={locale} talk={talk} version={version} />
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}

/** What happened, the latest first, with what was written. */
export function TalkHistory({ locale, talk, side }: PartProps) {
  const { bookingTalk: say } = words(locale);
  const who = partyWords(locale, side);
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history" className="first">
        {say.historyTitle}
      </h2>
      <ol className="plain talk-steps">
        {talk.steps.map(({ seq, at, by, step, message }) => (
          <li key={seq}>
            <b>{say.stepSaid({ who: who[by], step: say.steps[step] })}</b>{" "}
            <span className="small muted">{formatMoment(at, talk.venue.timeZone, locale)}</span>
            {message ? <p className="pre-line">{message}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was agreed, fit to be printed; each side opens it by its own way. */
export function Agreement({ locale, talk, side }: PartProps) {
  const { bookingTalk: say } = words(locale);
  const { timeZone } = talk.venue;
  const held = ["deposit-due", "confirmed", "done"].includes(talk.state) || talk.agreed !== null;
  const version = talk.agreed
    ? talk.versions.find((one) => one.version === talk.agreed?.version)
    : talk.versions[0];
  if (!held || !version) return <p>{say.agreementNone}</p>;
  const money = (minor: number) => formatMoney({ minor, currency: talk.currency }, locale);
  return (
    <article className="card">
      <p>
        {talk.agreed
          ? say.agreementLead({ when: formatMoment(talk.agreed.at, timeZone, locale) })
          : say.agreementByWord}
      </p>
      <dl className="agreement">
        <dt>{say.organiserSide}</dt>
        <dd>{talk.business}</dd>
        <dt>{say.venueSide}</dt>
        <dd>
          {talk.venue.name}
          {talk.room ? ` · ${talk.room}` : ""}
          <br />
          <span className="small">{talk.venue.address}</span>
        </dd>
        <dt>{say.asked2}</dt>
        <dd>{stateWords(locale, side, talk.state)}</dd>
      </dl>
      <h2>{say.agreedVersion({ n: version.version })}</h2>
      <VersionLines locale={locale} talk={talk} version={version} />
      {talk.paid ? (
        <p>
          {say.paidSaid({
            amount: money(talk.paid.minor),
            when: formatMoment(talk.paid.at, timeZone, locale),
          })}
        </p>
      ) : null}
      {talk.cancelOwedMinor === null ? null : <p>{say.owedSaid({ amount: money(talk.cancelOwedMinor) })}</p>}
      <p className="small muted no-print">{say.print}</p>
    </article>
  );
}
