import { lastRoundEnds, leastRounds } from "#app/domain/night/night-clock.ts";
import { countProblems } from "#app/domain/night/night-setup.ts";
import { formatTime } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import { Check, ErrorSummary } from "../form.tsx";
import { Fold } from "./fold.tsx";
import type { NightPart } from "./night-facts.ts";
import { CountField, countWords, Sitters } from "./night-setup-fields.tsx";

/** How an evening under way goes on, as it is or as it was asked for. */
export type RestValues = {
  rounds: number;
  roundMinutes: number;
  breakMinutes: number;
  tables: number;
  sitterSideId: string | null;
  anew: boolean;
};

type RestFormProps = {
  said: Words;
  /** The page of the night. */
  base: string;
  sides: readonly { id: string; label: string }[];
  leastRounds: number;
  values: RestValues;
  /** The numbers were refused: what is wrong is said beside them. */
  refused?: boolean;
};

/** Asks how the rounds to come are to be; it leads to what that would change. */
export function NightRestForm({ said, base, sides, leastRounds: least, values, refused }: RestFormProps) {
  const { nightRest } = said;
  const problems = refused ? countProblems(values, least) : {};
  const { errors, named } = countWords(said, { labels: nightRest, problems, leastRounds: least });
  const shown = (value: number) => (Number.isFinite(value) ? String(value) : "");
  const typed = {
    ...{ rounds: shown(values.rounds), tables: shown(values.tables) },
    ...{ roundMinutes: shown(values.roundMinutes), breakMinutes: shown(values.breakMinutes) },
  };
  return (
    <form method="get" action={`${base}/change`} noValidate>
      <ErrorSummary words={said} errors={named} />
      <input type="hidden" name="kind" value="settings" />
      <div className="night-numbers">
        <CountField name="rounds" label={nightRest.rounds} values={typed} errors={errors} least={least} />
        <CountField name="tables" label={nightRest.tables} values={typed} errors={errors} />
        <CountField name="roundMinutes" label={nightRest.roundMinutes} values={typed} errors={errors} />
        <CountField name="breakMinutes" label={nightRest.breakMinutes} values={typed} errors={errors} />
      </div>
      <p className="tiny">{nightRest.roundsHint({ least })}</p>
      <p className="tiny">{nightRest.phase}</p>
      <Sitters said={said} sides={sides} chosen={values.sitterSideId ?? ""} />
      <Check name="anew" label={nightRest.anew} defaultChecked={values.anew} />
      <p className="tiny">{nightRest.anewText}</p>
      <button type="submit" className="button quiet">
        {nightRest.look}
      </button>
    </form>
  );
}

/** The same on the night's page, folded away: closed, it says how the evening goes on and when it ends. */
export function NightRestCard({ said, base, facts: { night, sides, event, now } }: NightPart) {
  const { nightRest, nightOffice } = said;
  const { rounds, roundMinutes, breakMinutes, sitterSideId } = night;
  const tables = night.tables.length;
  const endsAt = lastRoundEnds(night, night, now);
  const summary = nightOffice.setup.summary({ rounds, minutes: roundMinutes, pause: breakMinutes, tables });
  const ends = endsAt ? ` · ${nightRest.ends} ${formatTime(endsAt, event.timeZone)}` : "";
  const values = { rounds, roundMinutes, breakMinutes, tables, sitterSideId, anew: false };
  return (
    <section className="card night-setup">
      <Fold title={nightRest.title} now={`${summary}${ends}`}>
        <p className="small muted">{nightRest.text}</p>
        <NightRestForm {...{ said, base, sides, values }} leastRounds={leastRounds(night)} />
      </Fold>
    </section>
  );
}
