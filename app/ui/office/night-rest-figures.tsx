import type { PlanQuality } from "#app/domain/night/plan-quality.ts";
import { formatTime } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import type { NightGuestFacts } from "./night-facts.ts";
import { Idle, percent } from "./night-plan-card.tsx";
import type { RestValues } from "./night-rest-form.tsx";

/** An evening under way in figures. */
export type RestFigures = { quality: PlanQuality; endsAt: Date | null };

type RestFiguresProps = {
  said: Words;
  timeZone: string;
  sides: readonly { id: string; label: string }[];
  now: Omit<RestValues, "anew">;
  asked: RestValues;
  rest: { before: RestFigures; after: RestFigures };
  guests: readonly NightGuestFacts[];
};

/** What other rounds, minutes, breaks or tables come to, beside what there is. */
export function NightRestFigures({ said, timeZone, sides, now, asked, rest, guests }: RestFiguresProps) {
  const { nightRest } = said;
  const rows = rowsOf({ said, timeZone, sides, now, asked, rest, guests });
  const { quality } = rest.after;
  return (
    <>
      <table className="night-rest">
        <caption className="hidden-label">{nightRest.tableCaption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{nightRest.now}</th>
            <th scope="col">{nightRest.afterwards}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, before, after }) => (
            <tr key={label} className={before === after ? undefined : "changed"}>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {quality.ofBest ? (
        <p className="small">{nightRest.ofBest({ percent: percent(quality.ofBest.meetings) })}</p>
      ) : null}
      {quality.idle.length === 0 ? (
        <p className="small good-ink">{nightRest.idleNobody}</p>
      ) : (
        <Idle said={said} guests={guests} idle={quality.idle} />
      )}
      <p className="tiny">{nightRest.phase}</p>
    </>
  );
}

function rowsOf({ said, timeZone, sides, now, asked, rest }: RestFiguresProps) {
  const { nightRest, nightOffice } = said;
  const sitting = (sideId: string | null) => sides.find(({ id }) => id === sideId)?.label ?? nightRest.nobody;
  const time = ({ endsAt }: RestFigures) => (endsAt ? formatTime(endsAt, timeZone) : "–");
  const fewest = ({ quality }: RestFigures) => nightOffice.plan.people({ count: quality.fewest });
  const minutes = (count: number) => nightRest.minutes({ count });
  const row = (label: string, before: string | number, after: string | number) => ({
    label,
    before: String(before),
    after: String(after),
  });
  return [
    row(nightRest.rounds, now.rounds, asked.rounds),
    row(nightRest.roundMinutes, minutes(now.roundMinutes), minutes(asked.roundMinutes)),
    row(nightRest.breakMinutes, minutes(now.breakMinutes), minutes(asked.breakMinutes)),
    row(nightRest.tables, now.tables, asked.tables),
    ...(sides.length < 2
      ? []
      : [row(nightRest.sitters, sitting(now.sitterSideId), sitting(asked.sitterSideId))]),
    row(nightRest.meetings, rest.before.quality.meetings, rest.after.quality.meetings),
    row(nightRest.fewest, fewest(rest.before), fewest(rest.after)),
    row(nightRest.ends, time(rest.before), time(rest.after)),
  ];
}
