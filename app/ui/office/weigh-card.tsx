import type { Locale } from "#app/domain/events/locale.ts";
import type { Weighed } from "#app/domain/money/weigh.ts";
import type { WeighFields } from "#app/domain/money/weigh-fields.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";
import { CostCurve } from "./cost-curve.tsx";
import { problemWords } from "./problem-words.ts";

type WeighCardProps = {
  locale: Locale;
  currency: string;
  fields: WeighFields;
  problems: FieldProblems;
  riskMinor: number;
  weighed: Weighed | null;
};

/** The deal as a picture, and a form that tries other numbers; nothing of it is kept. */
export function WeighCard({ locale, currency, fields, problems, riskMinor, weighed }: WeighCardProps) {
  const { officeDeals: say } = words(locale);
  return (
    <section className="card" id="weigh" aria-labelledby="weigh-title">
      <h2 id="weigh-title" className="first">
        {say.curveTitle}
      </h2>
      {weighed ? (
        <>
          <CostCurve {...{ locale, currency }} curve={weighed.curve} breakEven={weighed.onProfit} />
          <WeighedFigures {...{ locale, currency, riskMinor, weighed, versus: fields.versusKind }} />
        </>
      ) : null}
      <WeighForm {...{ locale, currency, fields, problems }} />
    </section>
  );
}

type FiguresProps = Pick<WeighCardProps, "locale" | "currency" | "riskMinor"> & {
  weighed: Weighed;
  versus: string;
};

function WeighedFigures({ locale, currency, riskMinor, weighed, versus }: FiguresProps) {
  const { officeDeals: say } = words(locale);
  const heads = (count: number | null, other: string) =>
    count === null ? other : say.heads({ heads: count });
  const from = (count: number | null) =>
    count === null ? say.neverCheaper : say.fromHeads({ heads: count });
  const rows: [string, string][] = [
    [say.onProfit, heads(weighed.onProfit, say.never)],
    [say.onTakeHome, heads(weighed.onTakeHome, say.never)],
    [say.atRisk, formatMoney({ minor: riskMinor, currency }, locale)],
    [say.goingAhead, weighed.goingAhead === null ? say.never : say.fromHeads({ heads: weighed.goingAhead })],
  ];
  if (versus !== "none" && versus !== "")
    rows.push([say.cheaperHere, from(weighed.cheaperHere)], [say.cheaperThere, from(weighed.cheaperThere)]);
  return (
    <dl className="facts figures weighed">
      {rows.map(([name, value]) => (
        <div className="row" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type FormProps = Pick<WeighCardProps, "locale" | "currency" | "fields" | "problems">;

function WeighForm({ locale, currency, fields, problems }: FormProps) {
  const all = words(locale);
  const { officeDeals: say } = all;
  const errors = problemWords(all, problems);
  const input = (name: keyof WeighFields, label: string) => (
    <Field
      name={name}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={fields[name]}
      error={errors[name]}
    />
  );
  return (
    <form method="get" action="#weigh" noValidate>
      <h3>{say.weighTitle}</h3>
      <p className="small muted">{say.weighLead}</p>
      <div className="pair">
        {input("price", say.price({ currency }))}
        {input("seats", say.seats)}
      </div>
      <details
        className="more"
        open={fields.otherFixed !== "" || fields.spent !== "" || Object.keys(problems).length > 0}
      >
        <summary>{say.more}</summary>
        {input("otherFixed", say.otherFixed({ currency }))}
        {input("otherPerHead", say.otherPerHead({ currency }))}
        {input("commission", say.commission)}
        {input("spent", say.spent({ currency }))}
        <Select name="versusKind" label={say.versusKind} defaultValue={fields.versusKind}>
          <option value="none">{say.versusNone}</option>
          <option value="fixed-fee">{say.versusFee({ currency })}</option>
          <option value="revenue-share">{say.versusShare}</option>
        </Select>
        {input("versusAmount", say.versusAmount)}
      </details>
      <button type="submit" className="button quiet spaced">
        {say.weigh}
      </button>
    </form>
  );
}
