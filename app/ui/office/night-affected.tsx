import type { PlacesDifference, Seating } from "#app/domain/night/places-difference.ts";
import type { Words } from "#app/i18n/words.ts";
import { type NightGuestFacts, namesOf } from "./night-facts.ts";

/** The names on the tickets, by line: what the organiser calls people. */
export function ticketNames(guests: readonly NightGuestFacts[]): (lineId: string) => string {
  return namesOf(guests.map((guest) => ({ ...guest, called: guest.name })));
}

/** How many are affected, and how many meetings there are more or fewer. */
export function Summary({ said, difference }: { said: Words; difference: PlacesDifference }) {
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

/** So many are read one by one; more are folded away. */
const FEW = 12;

type AffectedProps = { said: Words; guests: readonly NightGuestFacts[]; difference: PlacesDifference };

/** Everybody affected, round by round. */
export function Affected({ said, guests, difference }: AffectedProps) {
  const { change } = said.nightOffice;
  const called = namesOf(guests);
  const named = ticketNames(guests);
  if (difference.people.length === 0) return null;
  const seat = (seating: Seating | null) =>
    seating === null
      ? change.rest
      : change.seat({
          table: seating.table,
          names:
            seating.with.length === 0 ? change.nobody : said.nightOffice.joinNames(seating.with.map(called)),
        });
  const list = (
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
  if (difference.people.length <= FEW) return list;
  return (
    <details className="behind card">
      <summary>{said.nightRest.whom({ people: difference.people.length })}</summary>
      {list}
    </details>
  );
}
