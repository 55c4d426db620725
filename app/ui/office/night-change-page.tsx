import type { Locale } from "#app/domain/events/locale.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import type { PlacesDifference, Seating } from "#app/domain/night/places-difference.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { NightChoice } from "./night-choice.tsx";
import { type NightGuestFacts, type NightRefusal, namesOf } from "./night-facts.ts";
import { OfficeLayout } from "./office-layout.tsx";

export type ChangeFacts = {
  event: { id: string; title: string };
  guests: readonly NightGuestFacts[];
  roundsToCome: readonly number[];
  shown:
    | { ok: true; change: PlanChange; difference: PlacesDifference; fingerprint: string }
    | { ok: false; reason: NightRefusal }
    | null;
};

type ChangePageProps = {
  locale: Locale;
  facts: ChangeFacts;
  /** About whom something is being chosen; null when the change is known. */
  person: string | null;
  /** The plan changed since it was shown. */
  again: boolean;
};

/** A change of the plan before it is applied: what is chosen, then whom it affects and how. */
export function NightChangePage({ locale, facts, person, again }: ChangePageProps) {
  const said = words(locale);
  const { change } = said.nightOffice;
  const night = localePath(locale, `/office/events/${facts.event.id}/night`);
  const { shown } = facts;
  const guest = facts.guests.find(({ lineId }) => lineId === person);
  const choosing = shown === null && guest !== undefined;
  const named = ticketNames(facts.guests);
  return (
    <OfficeLayout
      locale={locale}
      title={choosing ? change.chooseTitle({ name: guest.name }) : change.title}
      kicker={facts.event.title}
      back={{ href: night, label: said.nightOffice.title }}
      event={{ id: facts.event.id }}
    >
      {choosing ? (
        <NightChoice {...{ said, guest, base: night }} guests={facts.guests} rounds={facts.roundsToCome} />
      ) : null}
      {again ? <Notice tone="warn">{change.again}</Notice> : null}
      {shown?.ok === false ? (
        <Notice tone="warn">
          {said.nightOffice.refused[shown.reason]}
          <p className="links">
            <a className="thumb" href={night}>
              {change.back}
            </a>
          </p>
        </Notice>
      ) : null}
      {shown?.ok ? (
        <>
          <section className="card">
            <h2>{changeTitle(said, shown.change, named)}</h2>
            <Summary said={said} difference={shown.difference} />
          </section>
          <Affected said={said} facts={facts} difference={shown.difference} />
          <form method="post" className="night-apply">
            <input type="hidden" name="fingerprint" value={shown.fingerprint} />
            <button type="submit" className="button" data-once="">
              {change.apply}
            </button>
            <a className="button quiet" href={night}>
              {change.back}
            </a>
            <p className="tiny">{change.neutral}</p>
          </form>
        </>
      ) : null}
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

/** The names on the tickets, by line: what the organiser calls people. */
function ticketNames(guests: readonly NightGuestFacts[]): (lineId: string) => string {
  return namesOf(guests.map((guest) => ({ ...guest, called: guest.name })));
}

function changeTitle({ nightOffice }: Words, change: PlanChange, named: (lineId: string) => string): string {
  const { kinds } = nightOffice.change;
  switch (change.kind) {
    case "left":
    case "no-show":
    case "arrived":
      return kinds[change.kind]({ names: nightOffice.joinNames(change.people.map(named)) });
    case "table-lost":
    case "table-back":
      return kinds[change.kind](change);
    case "apart":
      return kinds.apart({ one: named(change.one), other: named(change.other) });
    case "swap":
      return kinds.swap({ one: named(change.one), other: named(change.other), round: change.round });
  }
}

function Summary({ said, difference }: { said: Words; difference: PlacesDifference }) {
  const { change } = said.nightOffice;
  const { fewer, more, people } = difference;
  if (people.length === 0) return <p>{change.nothing}</p>;
  const counts = [
    fewer > more ? change.fewer({ count: fewer - more }) : "",
    more > fewer ? change.more({ count: more - fewer }) : "",
  ].filter(Boolean);
  return (
    <>
      <p className="night-affects">
        <b>{change.affects({ people: people.length })}</b> · {counts[0] ?? change.sameCount}
      </p>
      <p className="tiny">{change.begun}</p>
    </>
  );
}

type AffectedProps = { said: Words; facts: ChangeFacts; difference: PlacesDifference };

function Affected({ said, facts, difference }: AffectedProps) {
  const { change } = said.nightOffice;
  const called = namesOf(facts.guests);
  const named = ticketNames(facts.guests);
  if (difference.people.length === 0) return null;
  const seat = (seating: Seating | null) =>
    seating === null
      ? change.rest
      : change.seat({
          table: seating.table,
          names:
            seating.with.length === 0 ? change.nobody : said.nightOffice.joinNames(seating.with.map(called)),
        });
  return (
    <ul className="plain night-affected">
      {difference.people.map(({ lineId, changes }) => (
        <li key={lineId} className="card">
          <b>{called(lineId)}</b> <span className="small muted">{named(lineId)}</span>
          <ul className="plain small">
            {changes.map(({ round, before, after }) => (
              <li key={round}>{change.roundLine({ round, before: seat(before), after: seat(after) })}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
