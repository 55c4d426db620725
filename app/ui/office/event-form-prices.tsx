import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_STEPS } from "#app/domain/events/price-steps.ts";
import type { SideFields } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";
import { anyWrong, Fold } from "./fold.tsx";
import { StepRows } from "./step-rows.tsx";

type SidePricesProps = {
  locale: Locale;
  side: SideFields;
  n: number;
  errors: Readonly<Record<string, string>>;
  currency: string;
  /** Some seats are sold or kept already. */
  sold: boolean;
};

/** Rows that stand open in any case; the others wait behind a fold of their own. */
const FIRST_ROWS = 3;

function isFilled({ upTo, price }: SideFields["steps"][number]): boolean {
  return upTo.trim() !== "" || price.trim() !== "";
}

/** How the side's steps and early price are set, in a few words. */
function pricesNow(locale: Locale, side: SideFields): string {
  const { common, officeSales: say } = words(locale);
  const steps = side.steps.filter(isFilled).length;
  const said = [
    steps > 0 ? say.stepsNow({ count: steps }) : "",
    side.early.trim() === "" ? "" : say.earlyNow({ price: side.early }),
  ].filter(Boolean);
  return said.length > 0 ? said.join(" · ") : common.optional;
}

/** The price steps and the early price of one side, behind a fold that says how they are set. */
export function SidePrices({ locale, side, n, errors, currency, sold }: SidePricesProps) {
  const { officeSales: say } = words(locale);
  const prefix = `side${n}`;
  const wrong = anyWrong(errors, new RegExp(`^${prefix}(Step|Early)`));
  const rows = Array.from({ length: MOST_STEPS }, (_, index) => {
    const name = `${prefix}Step${index}`;
    const step = side.steps[index] ?? { upTo: "", price: "" };
    const cell = (part: "UpTo" | "Price", label: string, defaultValue: string) => ({
      ...{ name: name + part, label, defaultValue, error: errors[name + part] },
      inputMode: part === "UpTo" ? ("numeric" as const) : ("decimal" as const),
    });
    return [
      cell("UpTo", say.stepUpTo({ n: index + 1 }), step.upTo),
      cell("Price", say.stepPrice({ n: index + 1 }), step.price),
    ] as const;
  });
  const heads = [say.stepUpToHead, say.stepPriceHead({ currency })] as const;
  const shown = Math.max(FIRST_ROWS, side.steps.filter(isFilled).length);
  return (
    <Fold title={say.ladderTitle} now={pricesNow(locale, side)} open={wrong}>
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
      <StepRows heads={heads} rows={rows.slice(0, shown)} />
      {shown < MOST_STEPS ? (
        <Fold title={say.stepsMore} now="">
          <StepRows heads={heads} rows={rows.slice(shown)} />
        </Fold>
      ) : null}
      {sold ? <p className="tiny">{say.ladderKept}</p> : null}
    </Fold>
  );
}
