import {
  type CountedField,
  type NightSetupFields,
  type SetupProblems,
  setupLimits,
} from "#app/domain/night/night-setup.ts";
import type { Words } from "#app/i18n/words.ts";
import { Check, ErrorSummary, Field, Select } from "../form.tsx";
import { Fold } from "./fold.tsx";
import { type NightPart, nightIntents } from "./night-facts.ts";

export type SetupAnswer = { fields: NightSetupFields; problems: SetupProblems } | null;

/** Rounds, minutes, breaks, tables, who moves: folded away once it is set. */
export function NightSetupForm({ said, base, facts, answer }: NightPart & { answer: SetupAnswer }) {
  const { setup } = said.nightOffice;
  const { night, usualTables } = facts;
  const isSet = night.tables.length > 0;
  const { errors, named } = problemWords(said, answer);
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
          <Sitters {...{ said, facts }} chosen={values.sitterSideId} />
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

/** What is wrong, for beside each field, and with its label for the summary. */
function problemWords({ nightOffice: { setup, problems, fieldProblem } }: Words, answer: SetupAnswer) {
  const wrong: Readonly<Record<string, SetupProblems[CountedField]>> = answer?.problems ?? {};
  const { rounds, tables, roundMinutes, breakMinutes } = setup;
  const found = Object.entries({ rounds, tables, roundMinutes, breakMinutes } satisfies Record<
    CountedField,
    string
  >).flatMap(([name, label]) => {
    const reason = wrong[name];
    const limits = Object.entries(setupLimits).find(([key]) => key === name)?.[1];
    if (!reason || !limits) return [];
    const [least, most] = limits;
    const problem = reason === "not-a-number" ? problems[reason] : problems[reason]({ least, most });
    return [{ name, problem, sentence: fieldProblem({ label, problem }) }];
  });
  return {
    errors: Object.fromEntries(found.map(({ name, problem }) => [name, problem])),
    named: Object.fromEntries(found.map(({ name, sentence }) => [name, sentence])),
  };
}

function storedFields({ night, usualTables }: NightPart["facts"]): NightSetupFields {
  const tables = night.tables.length > 0 ? night.tables.length : usualTables[night.format];
  return {
    ...{ format: night.format, rounds: String(night.rounds), tables: String(tables) },
    ...{ roundMinutes: String(night.roundMinutes), breakMinutes: String(night.breakMinutes) },
    ...{ sitterSideId: night.sitterSideId ?? "", mayMeetAgain: night.mayMeetAgain },
  };
}

type CountFieldProps = {
  name: CountedField;
  label: string;
  values: NightSetupFields;
  errors: Readonly<Record<string, string>>;
};

function CountField({ name, label, values, errors }: CountFieldProps) {
  const [least, most] = setupLimits[name];
  return (
    <Field
      name={name}
      label={label}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      defaultValue={values[name]}
      error={errors[name]}
      required
    />
  );
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

function Sitters({ said, facts: { sides }, chosen }: Pick<NightPart, "said" | "facts"> & { chosen: string }) {
  const { setup } = said.nightOffice;
  if (sides.length < 2) return null;
  return (
    <Select name="sitterSideId" label={setup.sitters} defaultValue={chosen}>
      <option value="">{setup.sittersNobody}</option>
      {sides.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </Select>
  );
}
