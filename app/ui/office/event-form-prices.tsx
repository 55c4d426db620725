import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_STEPS } from "#app/domain/events/price-steps.ts";
import type { SideFields } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";

type SidePricesProps = {
  locale: Locale;
  side: SideFields;
  n: number;
  errors: Readonly<Record<string, string>>;
  currency: string;
  /** Some seats are sold or kept already. */
  sold: boolean;
};

/** The price steps and the early price of one side, behind a fold until there are any. */
export function SidePrices({ locale, side, n, errors, currency, sold }: SidePricesProps) {
  const { common, officeSales: say } = words(locale);
  const prefix = `side${n}`;
  const filled = side.early !== "" || side.steps.some(({ upTo, price }) => upTo !== "" || price !== "");
  const wrong = Object.keys(errors).some(
    (name) => name.startsWith(`${prefix}Step`) || name === `${prefix}Early`,
  );
  const rows = Array.from({ length: MOST_STEPS }, (_, index) => ({
    name: `${prefix}Step${index}`,
    n: index + 1,
    step: side.steps[index] ?? { upTo: "", price: "" },
  }));
  return (
    <details className="more" open={filled || wrong}>
      <summary>
        {say.ladderTitle} <span className="mark">{common.optional}</span>
      </summary>
      <Field
        name={`${prefix}Early`}
        label={say.early({ currency })}
        hint={say.earlyHint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={side.early}
        error={errors[`${prefix}Early`]}
      />
      <p className="small muted">{say.ladderHint}</p>
      <div className="ladder">
        {rows.map(({ name, n: count, step }) => (
          <div className="pair" key={name}>
            <Field
              name={`${name}UpTo`}
              label={say.stepUpTo({ n: count })}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={step.upTo}
              error={errors[`${name}UpTo`]}
            />
            <Field
              name={`${name}Price`}
              label={say.stepPrice({ n: count })}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={step.price}
              error={errors[`${name}Price`]}
            />
          </div>
        ))}
      </div>
      {sold ? <p className="tiny">{say.ladderKept}</p> : null}
    </details>
  );
}
