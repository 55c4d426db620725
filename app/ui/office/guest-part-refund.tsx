import type { Locale } from "#app/domain/events/locale.ts";
import { type PartProblems, partReasons } from "#app/domain/payment/part-refund.ts";
import { formatMoney } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";

export type PartAnswer = {
  fields: { amount: string; reason: string };
  problems: PartProblems;
} | null;

type PartRefundProps = {
  said: Words;
  locale: Locale;
  /** What can still be given back. */
  left: { minor: number; currency: string };
  formToken: string;
  answer: PartAnswer;
};

/** What is wrong with each field of the form, in words; empty before it was sent. */
export function partErrors(
  { officeTasks: { partProblems } }: Words,
  locale: Locale,
  left: PartRefundProps["left"],
  answer: PartAnswer,
): { amount?: string; reason?: string } {
  const { amount, reason } = answer?.problems ?? {};
  const most = { left: formatMoney(left, locale) };
  return {
    ...(amount ? { amount: amount === "too-much" ? partProblems[amount](most) : partProblems[amount] } : {}),
    ...(reason ? { reason: partProblems[reason] } : {}),
  };
}

/** A part of the money goes back and the ticket stays: how much, and why. */
export function PartRefund({ said, locale, left, formToken, answer }: PartRefundProps) {
  const { officeTasks } = said;
  const amount = formatMoney(left, locale);
  const errors = partErrors(said, locale, left, answer);
  return (
    <details className="unfold" open={answer !== null}>
      <summary>{officeTasks.partOpen}</summary>
      <p className="small">{officeTasks.partText({ left: amount })}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="part" />
        <input type="hidden" name="token" value={formToken} />
        <Field
          name="amount"
          label={`${officeTasks.partAmount} (${left.currency})`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={answer?.fields.amount ?? ""}
          {...(errors.amount ? { error: errors.amount } : {})}
        />
        <Select
          name="reason"
          label={officeTasks.partReason}
          defaultValue={answer?.fields.reason ?? partReasons[0]}
          {...(errors.reason ? { error: errors.reason } : {})}
        >
          {partReasons.map((reason) => (
            <option key={reason} value={reason}>
              {officeTasks.partReasons[reason]}
            </option>
          ))}
        </Select>
        <button type="submit" className="button" data-once="">
          {officeTasks.partButton}
        </button>
      </form>
    </details>
  );
}
