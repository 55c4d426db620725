import { FieldError } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { FormValues } from "./form-values.ts";

const parts = {
  year: {
    name: "birthYear",
    autoComplete: "bday-year",
    size: 4,
    example: "yearExample",
  },
  month: {
    name: "birthMonth",
    autoComplete: "bday-month",
    size: 2,
    example: "monthExample",
  },
  day: {
    name: "birthDay",
    autoComplete: "bday-day",
    size: 2,
    example: "dayExample",
  },
} as const;

const order = {
  "zh-CN": ["year", "month", "day"],
  en: ["day", "month", "year"],
} as const;

type BirthDateProps = {
  values: Pick<FormValues, "birthYear" | "birthMonth" | "birthDay">;
  hint: string;
  error: string | undefined;
  /** Sets the fields' names apart from those of another person on the form: "-2". */
  suffix?: string;
};

/**
 * Three short numbers in the order of the language. A date picker would make a person scroll back thirty years and
 * speaks the phone's language instead of the page's.
 */
export function BirthDateField({ values, hint, error, suffix = "" }: BirthDateProps) {
  const { registration: say } = useWords();
  return (
    <fieldset
      className={error ? "birth bad" : "birth"}
      id={`birthDate${suffix}`}
      aria-describedby={`birth-hint${suffix} birth-error${suffix}`}
    >
      <legend>{say.birthDate}</legend>
      <p className="hint" id={`birth-hint${suffix}`}>
        {hint}
      </p>
      <div className="birth-parts">
        {order[useLocale()].map((part) => {
          const { name, autoComplete, size, example } = parts[part];
          return (
            <div key={part} className={`birth-${part}`}>
              <label htmlFor={name + suffix}>{say[part]}</label>
              <input
                id={name + suffix}
                name={name + suffix}
                inputMode="numeric"
                autoComplete={suffix ? "off" : autoComplete}
                maxLength={size}
                placeholder={say[example]}
                defaultValue={values[name]}
                aria-invalid={error ? true : undefined}
                required
              />
            </div>
          );
        })}
      </div>
      <div id={`birth-error${suffix}`}>
        <FieldError name={`birthDate${suffix}`} error={error} />
      </div>
    </fieldset>
  );
}
