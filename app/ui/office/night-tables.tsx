import { type NightPart, namesOf } from "./night-facts.ts";

/** Who sits where in one round, table by table, and who sits out. */
function NightTables({ said, facts, round, title }: NightPart & { round: number; title: string }) {
  const { tables: words } = said.nightOffice;
  const seats = facts.night.places[round - 1] ?? [];
  const called = namesOf(facts.guests);
  const numbers = [...new Set(seats.map(({ table }) => table))].sort((a, b) => a - b);
  const seated = new Set(seats.map(({ lineId }) => lineId));
  const idle = facts.guests.filter(
    ({ lineId, presence, isPlanned }) => presence === "here" && isPlanned && !seated.has(lineId),
  );
  return (
    <section className="card night-tables" data-live={`tables-${title}`} aria-label={title}>
      <h2>{title}</h2>
      {numbers.length === 0 ? <p className="muted">{words.nobody}</p> : null}
      <ul className="plain night-map">
        {numbers.map((table) => (
          <li key={table}>
            <b className="night-table">
              <span className="hidden-label">{words.table({ table })}</span>
              <span aria-hidden="true">{table}</span>
            </b>
            <span>
              {seats
                .filter((seat) => seat.table === table)
                .map(({ lineId }) => (
                  <span key={lineId} className="block">
                    {called(lineId)}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ul>
      {idle.length > 0 ? (
        <p className="small muted">
          {words.idle}
          {said.nightOffice.joinNames(idle.map(({ lineId }) => called(lineId)))}
        </p>
      ) : null}
    </section>
  );
}

/** More tables than these are folded away: a thumb would scroll for long to get past them. */
const MANY_TABLES = 16;

/** The tables of one round. */
export function RoundTables(props: NightPart & { round: number; title: string }) {
  const seats = props.facts.night.places[props.round - 1] ?? [];
  if (new Set(seats.map(({ table }) => table)).size <= MANY_TABLES) return <NightTables {...props} />;
  return (
    <details className="behind card">
      <summary>{props.title}</summary>
      <NightTables {...props} />
    </details>
  );
}

/** Every round from one on, folded away. */
export function AllRounds({ from, title, ...part }: NightPart & { from: number; title: string }) {
  const { clock } = part.said.nightOffice;
  const { rounds } = part.facts.night;
  return (
    <details className="behind card">
      <summary>{title}</summary>
      {Array.from({ length: Math.max(0, rounds - from + 1) }, (_, index) => from + index).map((round) => (
        <NightTables key={round} {...part} round={round} title={clock.round({ round, rounds })} />
      ))}
    </details>
  );
}

/** Tables that break or are taken, and those that come back: each leads to what it would change. */
export function TableChanges({ said, base, facts: { night } }: NightPart) {
  const { tables: words } = said.nightOffice;
  if (night.tables.length + night.lostTables.length === 0) return null;
  return (
    <details className="behind card">
      <summary>{words.lost}</summary>
      <p className="small muted">{words.lostText}</p>
      <p className="chips">
        {night.tables.map((table) => (
          <a
            key={table}
            className="tag"
            href={`${base}/change?kind=table-lost&table=${table}`}
            aria-label={words.lose({ table })}
          >
            {words.table({ table })}
          </a>
        ))}
        {night.lostTables.map((table) => (
          <a key={table} className="tag good-ink" href={`${base}/change?kind=table-back&table=${table}`}>
            {words.back({ table })}
          </a>
        ))}
      </p>
    </details>
  );
}
