import type { NightSetupFields, SetupProblems } from "#app/domain/night/night-setup.ts";
import { Check, ErrorSummary } from "../form.tsx";
import { Fold } from "./fold.tsx";
import { type NightPart, nightIntents } from "./night-facts.ts";
import { CountField, countWords, Sitters } from "./night-setup-fields.tsx";

export type SetupAnswer = { fields: NightSetupFields; problems: SetupProblems } | null;

/** Rounds, minutes, breaks, tables, who moves: folded away once it is set. */
export function NightSetupForm({ said, base, facts, answer }: NightPart & { answer: SetupAnswer }) {
  const { setup } = said.nightOffice;
  const { night, usualTables } = facts;
  const isSet = night.tables.length > 0;
  const { errors, named } = countWords(said, { labels: setup, problems: answer?.problems ?? {} });
  const values = answer?.fields ?? storedFields(facts);
  const summary = isSet
    ? setup.summary({
        ...{ rounds: night.rounds, minutes: night.roundMinutes },
        ...{ pause: night.breakMinutes, tables: night.tables.length },
      })
    : setup.noTables;
  const whole = night.rounds * night.roundMinutes + (night.rounds - 1) * night.breakMinutes;
  return (
    <section className="card night-setup">
      <Fold title={setup.title} now={summary} open={!isSet || answer !== null}>
        <form method="post" action={base} noValidate>
          <ErrorSummary words={said} errors={named} />
          <FormatChoice said={said} format={values.format} />
          <div className="night-numbers">
            <CountField name="rounds" label={setup.rounds} {...{ values, errors }} />
            <CountField name="tables" label={setup.tables} {...{ values, errors }} />
            <CountField name="roundMinutes" label={setup.roundMinutes} {...{ values, errors }} />
            <CountField name="breakMinutes" label={setup.breakMinutes} {...{ values, errors }} />
          </div>
          <p className="tiny">
            {setup.tablesHint({ usual: values.format === "sixes" ? usualTables.sixes : usualTables.pairs })}{" "}
            {setup.breakHint} {isSet ? setup.total({ minutes: whole }) : ""}
          </p>
          <Sitters said={said} sides={facts.sides} chosen={values.sitterSideId} />
          <Check name="mayMeetAgain" label={setup.mayMeetAgain} defaultChecked={values.mayMeetAgain} />
          <button type="submit" name="intent" value={nightIntents.save} className="button quiet" data-once="">
            {setup.save}
          </button>
        </form>
        <p className="links">
          <a className="thumb" href={`${base}/questions`}>
            {setup.questions}
          </a>
        </p>
      </Fold>
    </section>
  );
}

function storedFields({ night, usualTables }: NightPart["facts"]): NightSetupFields {
  const tables = night.tables.length > 0 ? night.tables.length : usualTables[night.format];
  return {
    ...{ format: night.format, rounds: String(night.rounds), tables: String(tables) },
    ...{ roundMinutes: String(night.roundMinutes), breakMinutes: String(night.breakMinutes) },
    ...{ sitterSideId: night.sitterSideId ?? "", mayMeetAgain: night.mayMeetAgain },
  };
}

function FormatChoice({ said: { nightOffice }, format }: { said: NightPart["said"]; format: string }) {
  const { setup } = nightOffice;
  const choices = [
    { value: "pairs", label: setup.pairs, text: setup.pairsText },
    { value: "sixes", label: setup.sixes, text: setup.sixesText },
  ];
  return (
    <fieldset>
      <legend>{setup.format}</legend>
      <div className="choices">
        {choices.map(({ value, label, text }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="format"
              value={value}
              defaultChecked={(format === "sixes") === (value === "sixes")}
            />
            <span className="card block">
              <b className="block">{label}</b>
              <span className="tiny">{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
