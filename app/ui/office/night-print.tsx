import type { Locale } from "#app/domain/events/locale.ts";
import type { RoomPerson, Sheets } from "#app/domain/night/room.ts";
import { formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { OfficeLayout } from "./office-layout.tsx";

/** Which sheets are wanted. */
type SheetKind = "all" | "people" | "tables";

type NightPrintProps = { locale: Locale; sheets: Sheets; kind: SheetKind; now: Date };

/** The paper for when a phone is missing or the network fails: a slip for each person, a sheet for each table. */
export function NightPrint({ locale, sheets, kind, now }: NightPrintProps) {
  const { nightRoom: say } = words(locale);
  const night = localePath(locale, `/office/events/${sheets.eventId}/night`);
  const kinds = [
    { kind: "all", label: say.printAll },
    { kind: "people", label: say.printPeople },
    { kind: "tables", label: say.printTables },
  ];
  const stamp = say.version({ version: sheets.planVersion, time: formatTime(now, sheets.timeZone) });
  return (
    <OfficeLayout
      locale={locale}
      title={say.printTitle}
      kicker={sheets.title}
      back={{ href: night, label: say.backToNight }}
    >
      {sheets.people.length === 0 ? (
        <section className="card">
          <h2>{say.noPlan}</h2>
          <p className="muted">{say.noPlanText}</p>
        </section>
      ) : (
        <>
          <div className="no-print">
            <p className="muted">{say.printHint}</p>
            <nav className="print-kinds" aria-label={say.printTitle}>
              {kinds.map((one) => (
                <a
                  key={one.kind}
                  className="tag"
                  href={`${night}/print?what=${one.kind}`}
                  aria-current={one.kind === kind ? "page" : undefined}
                >
                  {one.label}
                </a>
              ))}
            </nav>
            <button className="button" type="button" data-print="" hidden>
              {say.printNow}
            </button>
          </div>
          {kind === "tables" ? null : <PeopleSheets locale={locale} sheets={sheets} stamp={stamp} />}
          {kind === "people" ? null : <TableSheets locale={locale} sheets={sheets} stamp={stamp} />}
        </>
      )}
      <Enhance use={["print"]} />
    </OfficeLayout>
  );
}

type SheetsProps = { locale: Locale; sheets: Sheets; stamp: string };

function PeopleSheets({ locale, sheets, stamp }: SheetsProps) {
  const { nightRoom: say } = words(locale);
  return (
    <section className="slips" aria-label={say.printPeople}>
      {sheets.people.map(({ who, rounds }) => (
        <article key={who.number} className="slip">
          <h2>{calledOnPaper(who, locale)}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.colRound}</th>
                <th scope="col">{say.colTable}</th>
                <th scope="col">{say.colWith}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ round, table, with: others }) => (
                <tr key={round}>
                  <td>{round}</td>
                  <td className="slip-table">{table ?? "–"}</td>
                  <td>{table === null ? say.rest : <People locale={locale} people={others} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="tiny">{stamp}</p>
        </article>
      ))}
    </section>
  );
}

function TableSheets({ locale, sheets, stamp }: SheetsProps) {
  const { nightRoom: say } = words(locale);
  return (
    <section className="sheets" aria-label={say.printTables}>
      {sheets.tables.map(({ table, rounds }) => (
        <article key={table} className="sheet">
          <h2>{say.table({ table })}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.colRound}</th>
                <th scope="col">{say.colWho}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ round, people }) => (
                <tr key={round}>
                  <td>{round}</td>
                  <td>{people.length === 0 ? say.empty : <People locale={locale} people={people} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="tiny">{stamp}</p>
        </article>
      ))}
    </section>
  );
}

function People({ locale, people }: { locale: Locale; people: readonly RoomPerson[] }) {
  return (
    <ul className="plain">
      {people.map((person) => (
        <li key={person.number}>{calledOnPaper(person, locale)}</li>
      ))}
    </ul>
  );
}

/** The name with the number, unless it has it already: two of one name carry theirs. */
function calledOnPaper(person: RoomPerson, locale: Locale): string {
  const { nightRoom: say } = words(locale);
  return person.name.includes(person.number) ? person.name : say.person(person);
}
