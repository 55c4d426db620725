import type { Locale } from "#app/domain/events/locale.ts";
import type { Room, RoomPerson, RoomTable } from "#app/domain/night/room.ts";
import { formatMoment, formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { NightClock } from "../night/night-clock.tsx";

type NightScreenProps = { locale: Locale; room: Room; now: Date };

/** The screen on the wall: big, bright on black, and true by itself. */
export function NightScreen({ locale, room, now }: NightScreenProps) {
  const { nightRoom: say } = words(locale);
  const base = localePath(locale, `/office/events/${room.eventId}/night`);
  return (
    <>
      <main id="main" className="room" tabIndex={-1} data-live-every="2000" data-live-source={`${base}/live`}>
        <div data-live="room" data-now={now.toISOString()}>
          <Head locale={locale} room={room} />
          {room.shown ? (
            <TableMap locale={locale} room={room} shown={room.shown} />
          ) : (
            <Welcome locale={locale} room={room} />
          )}
        </div>
      </main>
      <nav className="room-foot no-print" aria-label={say.screenTitle}>
        <a href={base}>{say.backToNight}</a>
        <a href={`${base}/print`}>{say.toPrint}</a>
      </nav>
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <Enhance use={["live", "nightClock", "awake"]} />
    </>
  );
}

function Head({ locale, room }: { locale: Locale; room: Room }) {
  const { nightRoom: say } = words(locale);
  const { shown, startedAt, rounds } = room;
  const endsAt = room.endsAt ?? startedAt;
  return (
    <header className="room-head">
      <div>
        <p className="room-event">{room.title}</p>
        {shown ? (
          <h1 data-live-polite="">
            {room.phase === "break" ? say.comingRound(shown) : say.round({ round: shown.round, rounds })}
          </h1>
        ) : null}
        {room.state === "paused" ? <p className="room-paused">{say.paused}</p> : null}
      </div>
      {shown && startedAt && endsAt ? (
        <NightClock
          {...{ locale, startedAt, endsAt, timeZone: room.timeZone, pausedLeftMs: room.pausedLeftMs }}
          ends={room.phase === "break" ? "break" : "round"}
        />
      ) : null}
    </header>
  );
}

type Shown = NonNullable<Room["shown"]>;

function TableMap({ locale, room, shown }: { locale: Locale; room: Room; shown: Shown }) {
  const { nightRoom: say } = words(locale);
  const { tables, resting, round } = shown;
  const size = tables.length <= 6 ? "few" : tables.length <= 15 ? "some" : "many";
  const six = tables.some(({ people }) => people.length > 2) ? " six" : "";
  return (
    <>
      <ol className={`room-map ${size}${six}`} aria-label={say.mapCaption({ round })}>
        {tables.map((table) => (
          <Table key={table.table} locale={locale} table={table} />
        ))}
      </ol>
      {resting.length > 0 ? (
        <section className="room-rest" aria-labelledby="resting">
          <h2 id="resting">{room.phase === "break" ? say.restingNext : say.resting}</h2>
          <ul className="plain">
            {resting.map((person) => (
              <li key={person.number}>
                <Person person={person} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Table({ locale, table: { table, people } }: { locale: Locale; table: RoomTable }) {
  const { nightRoom: say } = words(locale);
  return (
    <li className="room-table">
      <span className="hidden-label">{say.table({ table })}</span>
      <b aria-hidden="true">{table}</b>
      <ul className="plain">
        {people.map((person) => (
          <li key={person.number} className={`side-${person.side}`}>
            <Person person={person} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The name they chose, and their number where that is another. */
function Person({ person: { name, number } }: { person: RoomPerson }) {
  return (
    <>
      <span className="room-name">{name}</span>
      {name === number || name.includes(number) ? null : <span className="room-number"> {number}</span>}
    </>
  );
}

function Welcome({ locale, room }: { locale: Locale; room: Room }) {
  const { nightRoom: say } = words(locale);
  const time = (at: Date) => formatTime(at, room.timeZone);
  if (room.state === "setup")
    return (
      <section className="room-say">
        <h1>{say.welcome}</h1>
        <p>{say.welcomeText}</p>
        <p className="room-here" data-live-polite="">
          {say.here(room)}
        </p>
        <p>{say.begins({ time: time(room.startsAt) })}</p>
      </section>
    );
  if (room.state === "closed" || room.state === "revealed")
    return (
      <section className="room-say">
        <h1>{say.closed}</h1>
        <p>{say.closedText}</p>
      </section>
    );
  return (
    <section className="room-say">
      <h1>{say.over}</h1>
      <p>
        {room.ballotClosesAt
          ? say.overText({ time: formatMoment(room.ballotClosesAt, room.timeZone, locale) })
          : say.overTextOpen}
      </p>
    </section>
  );
}
