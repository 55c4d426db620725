import type { EventView, SideView } from "#app/domain/events/event-view.ts";
import { applyCode, type CodedSide } from "#app/domain/registration/coded-sides.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { ErrorSummary, Field, Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { ApprovalNote, FootNote } from "./approval-note.tsx";
import { BirthDateField } from "./birth-date-field.tsx";
import { CodeField, type CodeShown, codeError, FirstSubmit } from "./code-field.tsx";
import { Companions, usePartyErrors } from "./companions.tsx";
import { Consents } from "./consents.tsx";
import { type FieldReason, fieldSentence } from "./field-sentence.ts";
import type { FieldName, FormProblem, FormValues } from "./form-values.ts";
import type { PartyForm } from "./party.ts";
import { PartyButton } from "./party-button.tsx";
import { PayButton } from "./pay-button.tsx";
import { NameField, PhoneField } from "./person-inputs.tsx";
import { SideChoice } from "./side-choice.tsx";
import { ViaField } from "./via-field.tsx";

export type RegisterFormProps = {
  event: EventView;
  values: FormValues;
  reasons: Partial<Record<FieldName, FieldReason>>;
  problem: FormProblem | null;
  code: CodeShown;
  party: PartyForm;
};

/** The one form of a registration. It posts to its own address and works without script. */
export function RegisterForm({ event, values, reasons, problem, code, party }: RegisterFormProps) {
  const words = useWords();
  const { registration: say } = words;
  const group = party.companions.length > 0;
  const coded = applyCode(event.sides, code.good);
  const sides = group ? coded : withNewPrice(coded, values.side, problem);
  const errors: Partial<Record<FieldName, string>> = {};
  for (const field of fieldOrder) {
    const reason = reasons[field];
    if (reason) errors[field] = fieldSentence(field, reason, words, event);
  }
  const codeSaid = codeError(code, words);
  const ages = words.event.ages({ min: event.minAge, max: event.maxAge });
  // A link in the summary leads to a field one can type in.
  const firstOfDate = useLocale() === "en" ? "birthDay" : "birthYear";
  const summed = Object.fromEntries(
    Object.entries(errors).map(([field, said]) => [field === "birthDate" ? firstOfDate : field, said]),
  );
  if (codeSaid) summed.code = codeSaid;
  Object.assign(summed, usePartyErrors(event, party));
  return (
    <form method="post" className="register" noValidate>
      <ErrorSummary words={words} errors={summed} />
      <Problem problem={problem} people={party.companions.length + 1} />
      {code.asked || event.groupMax > 1 ? <FirstSubmit label={say.submit} /> : null}
      <input type="hidden" name="formToken" value={values.formToken} />
      <ViaField />
      {sides.map(({ id, price }) => (
        <input key={id} type="hidden" name={`price-${id}`} value={price.minor} />
      ))}
      <SideChoice sides={sides} chosen={values.side} error={errors.side} slug={event.slug} />
      <ApprovalNote sides={sides} />
      <NameField error={errors.name} value={values.name} />
      <Field
        name="email"
        label={say.email}
        hint={say.emailHint}
        error={errors.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        required
      />
      <BirthDateField values={values} hint={say.birthHint({ ages })} error={errors.birthDate} />
      <PhoneField error={errors.phone} value={values.phone} />
      <Companions event={event} sides={sides} party={party} />
      <Consents given={values.consents} errors={errors} />
      <CodeField code={code} typed={values.code} sides={sides} />
      {group ? (
        <PartyButton sides={sides} side={values.side} party={party} problem={problem} />
      ) : (
        <PayButton sides={sides} priceChanged={problem?.kind === "price-changed"} />
      )}
      <FootNote sides={sides} />
    </form>
  );
}

const fieldOrder = [
  "form",
  "side",
  "name",
  "email",
  "birthDate",
  "phone",
  "terms",
  "privacy",
  "conduct",
] as const;

/** After a change of price the chosen side shows the price that was answered, whatever the list said before. */
function withNewPrice(
  sides: readonly CodedSide<SideView>[],
  chosen: string,
  problem: FormProblem | null,
): readonly CodedSide<SideView>[] {
  if (problem?.kind !== "price-changed") return sides;
  const price = { minor: problem.priceMinor, currency: problem.currency };
  return sides.map((side) => (side.id === chosen ? { ...side, price } : side));
}

function Problem({ problem, people }: { problem: FormProblem | null; people: number }) {
  const { registration: say, seatAnswers: why, groups, trust } = useWords();
  const locale = useLocale();
  if (!problem) return null;
  const said = (price: { priceMinor: number; currency: string }) =>
    formatMoney({ minor: price.priceMinor, currency: price.currency }, locale);
  const table = {
    full: { title: say.soldOutTitle, text: say.soldOut },
    queue: { title: why.queueTitle, text: why.queue },
    balance: { title: why.balanceTitle, text: why.balance },
    "needs-approval": { title: why.approvalTitle, text: why.approval },
    "check-total": {
      title: groups.form.totalTitle,
      text:
        problem.kind === "check-total" ? groups.form.totalText({ total: said(problem), count: people }) : "",
    },
    "too-many-holds": { title: say.tooManyTitle, text: say.tooMany },
    "no-seat": { title: trust.refusedTitle, text: trust.refused },
    "price-changed": {
      title: say.priceChangedTitle,
      text: problem.kind === "price-changed" ? say.priceChanged({ price: said(problem) }) : "",
    },
  } satisfies Record<FormProblem["kind"], { title: string; text: string }>;
  const { title, text } = table[problem.kind];
  return (
    <Notice tone="bad" title={title}>
      <p>{text}</p>
    </Notice>
  );
}
