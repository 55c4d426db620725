import type { Locale } from "#app/domain/events/locale.ts";
import {
  type CorrectionFields,
  type CostFields,
  type CostKind,
  costKinds,
} from "#app/domain/money/cost-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { formatDay, formatMoney, isoMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";
import { problemWords } from "./problem-words.ts";

export type CostFacts = {
  id: string;
  kind: CostKind;
  amountMinor: number;
  spentAt: Date;
  note: string;
  receipt: boolean;
  takenBack: { at: Date; why: string } | null;
};

/** A cost or a correction that was not accepted, as it was typed. */
export type CostRefused = {
  cost?: { values: CostFields; problems: FieldProblems; photo: PhotoProblem | null };
  correction?: { values: CorrectionFields; problems: FieldProblems };
};

type CostsProps = {
  locale: Locale;
  event: { id: string; currency: string; timeZone: string };
  costs: readonly CostFacts[];
  /** The cost that is being put right. */
  correcting: string | null;
  refused: CostRefused;
  href: string;
  formId: string;
};

/** What the evening cost beside its venue, cost by cost, and a form for the next one. */
export function MoneyCosts(props: CostsProps) {
  const { locale, costs } = props;
  const { officeMoney: say } = words(locale);
  return (
    <section className="card" id="costs" aria-labelledby="costs-title">
      <h2 id="costs-title">{say.costsTitle}</h2>
      {costs.length === 0 ? <p className="muted">{say.costsNone}</p> : null}
      <ul className="plain cost-list">
        {costs.map((cost) => (
          <CostItem key={cost.id} {...props} cost={cost} />
        ))}
      </ul>
      <CostForm {...props} />
    </section>
  );
}

function CostItem(props: CostsProps & { cost: CostFacts }) {
  const { locale, event, cost, correcting, href } = props;
  const { officeMoney: say } = words(locale);
  const { takenBack } = cost;
  return (
    <li className={takenBack ? "taken-back" : undefined} id={`cost-${cost.id}`}>
      <p className="row">
        <b>{cost.note}</b>
        <span className="amount-text">
          {formatMoney({ minor: cost.amountMinor, currency: event.currency }, locale)}
        </span>
      </p>
      <p className="tiny">
        {say.costKinds[cost.kind]} ·{" "}
        <time dateTime={isoMoment(cost.spentAt)}>{formatDay(cost.spentAt, event.timeZone, locale)}</time>
      </p>
      {takenBack ? <p className="small">{say.costTakenBack({ why: takenBack.why })}</p> : null}
      <p className="small">
        {cost.receipt ? (
          <a className="thumb" href={`/office/events/${event.id}/costs/${cost.id}/receipt`}>
            {say.receiptSee}
          </a>
        ) : null}
        {takenBack === null && correcting !== cost.id ? (
          <a className="thumb" href={`${href}?correct=${cost.id}#cost-${cost.id}`}>
            {say.costCorrect}
          </a>
        ) : null}
      </p>
      {takenBack === null && correcting === cost.id ? <CorrectionForm {...props} /> : null}
    </li>
  );
}

function CorrectionForm({ locale, event, refused, cost }: CostsProps & { cost: CostFacts }) {
  const all = words(locale);
  const { officeMoney: say, common } = all;
  const errors = problemWords(all, refused.correction?.problems);
  return (
    <form method="post" className="cost-form" noValidate>
      <input type="hidden" name="costId" value={cost.id} />
      <Field
        name="right"
        label={say.costRight({ currency: event.currency })}
        hint={say.costRightHint}
        optionalMark={common.optional}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={refused.correction?.values.right}
        error={errors.right}
      />
      <Field
        name="why"
        label={say.costWhy}
        autoComplete="off"
        defaultValue={refused.correction?.values.why}
        error={errors.why}
        required
      />
      <button type="submit" name="intent" value="correct" className="button">
        {say.costCorrectSave}
      </button>
    </form>
  );
}

function CostForm({ locale, event, refused, formId }: CostsProps) {
  const all = words(locale);
  const { officeMoney: say, common } = all;
  const values = refused.cost?.values;
  const errors = problemWords(all, refused.cost?.problems);
  const photo = refused.cost?.photo ? say.photo[refused.cost.photo] : undefined;
  return (
    <details className="more" open={refused.cost !== undefined}>
      <summary>{say.costAdd}</summary>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="formId" value={formId} />
        <Field
          name="note"
          label={say.costNote}
          autoComplete="off"
          maxLength={120}
          defaultValue={values?.note}
          error={errors.note}
          required
        />
        <Field
          name="amount"
          label={say.costAmount({ currency: event.currency })}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values?.amount}
          error={errors.amount}
          required
        />
        <Select name="kind" label={say.costKind} defaultValue={values?.kind ?? "goods"}>
          {costKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say.costKinds[kind]}
            </option>
          ))}
        </Select>
        <Field
          name="spentOn"
          type="date"
          label={say.costDay}
          hint={say.costDayHint}
          optionalMark={common.optional}
          defaultValue={values?.spentOn}
          error={errors.spentOn}
        />
        <Field
          name="receipt"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={say.costReceipt}
          optionalMark={common.optional}
          error={photo}
        />
        <button type="submit" name="intent" value="cost" className="button" data-once="">
          {say.costSave}
        </button>
      </form>
    </details>
  );
}
