import { type CountedField, type SetupProblems, setupLimits } from "#app/domain/night/night-setup.ts";
import type { Words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";

type Counted = {
  labels: Readonly<Record<CountedField, string>>;
  problems: SetupProblems;
  /** Rounds that cannot be taken back. */
  leastRounds?: number;
};

/** What is wrong, for beside each field, and with its label for the summary. */
export function countWords(
  { nightOffice: { problems: words, fieldProblem } }: Words,
  { labels, problems, leastRounds }: Counted,
) {
  const { rounds, tables, roundMinutes, breakMinutes } = labels;
  const wrong: Readonly<Record<string, SetupProblems[CountedField]>> = problems;
  const found = Object.entries({ rounds, tables, roundMinutes, breakMinutes } satisfies Record<
    CountedField,
    string
  >).flatMap(([name, label]) => {
    const reason = wrong[name];
    const limits = Object.entries(setupLimits).find(([key]) => key === name)?.[1];
    if (!reason || !limits) return [];
    const [usual, most] = limits;
    const least = name === "rounds" ? (leastRounds ?? usual) : usual;
    const problem = reason === "not-a-number" ? words[reason] : words[reason]({ least, most });
    return [{ name, problem, sentence: fieldProblem({ label, problem }) }];
  });
  return {
    errors: Object.fromEntries(found.map(({ name, problem }) => [name, problem])),
    named: Object.fromEntries(found.map(({ name, sentence }) => [name, sentence])),
  };
}

type CountFieldProps = {
  name: CountedField;
  label: string;
  values: Readonly<Record<CountedField, string>>;
  errors: Readonly<Record<string, string>>;
  least?: number;
};

/** A number within its limits. */
export function CountField({ name, label, values, errors, least: own }: CountFieldProps) {
  const [usual, most] = setupLimits[name];
  return (
    <Field
      name={name}
      label={label}
      type="number"
      inputMode="numeric"
      min={own ?? usual}
      max={most}
      defaultValue={values[name]}
      error={errors[name]}
      required
    />
  );
}

type SittersProps = { said: Words; sides: readonly { id: string; label: string }[]; chosen: string };

/** Which side keeps its tables. */
export function Sitters({ said, sides, chosen }: SittersProps) {
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
