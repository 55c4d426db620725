import type { Locale } from "#app/domain/events/locale.ts";
import type { TransferKind, WhyNot } from "#app/domain/registration/self-service.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { foreign } from "../event/foreign.ts";
import { When } from "../event/when-and-where.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { BirthDateField } from "../registration/birth-date-field.tsx";
import { Consents } from "../registration/consents.tsx";
import { type FieldReason, fieldSentence } from "../registration/field-sentence.ts";
import type { FieldName, FormValues } from "../registration/form-values.ts";
import { NameField, PhoneField } from "../registration/person-inputs.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { SelfServiceFrame } from "./frame.tsx";

export type HandoverFacts = {
  readonly kind: TransferKind;
  readonly from: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly until: Date;
  readonly title: string;
  readonly titleLocale: Locale;
  readonly side: string;
  readonly event: {
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly timeZone: string;
    readonly minAge: number;
    readonly maxAge: number | null;
  };
};
export type HandoverRefusal = "already-has-seat" | "too-many" | "no-seat" | { readonly why: WhyNot };
export type HandoverForm = {
  values: Omit<FormValues, "formToken" | "side" | "email">;
  reasons: Partial<Record<FieldName, FieldReason>>;
  refused: HandoverRefusal | null;
};
type HandoverProps = { handover: HandoverFacts | null; path: string; form: HandoverForm };

/** Where a ticket waits for a yes: of its new holder, or from its holder's new address. */
export function HandoverPage({ handover, path, form }: HandoverProps) {
  const { selfService: say, common } = useWords();
  const locale = useLocale();
  if (!handover)
    return (
      <SelfServiceFrame path={path}>
        <h1>{say.handoverGoneTitle}</h1>
        <p className="muted">{say.handoverGone}</p>
        <a className="button quiet" href={localePath(locale, "/find-my-ticket")}>
          {common.findTicket}
        </a>
      </SelfServiceFrame>
    );
  const address = handover.kind === "address";
  return (
    <SelfServiceFrame path={path}>
      <h1>{address ? say.addressTitle : say.handoverTitle({ from: handover.from })}</h1>
      <Refused refused={form.refused} />
      <p className="wrap-anywhere">
        {address ? say.addressText({ email: handover.to.email }) : say.handoverIntro}
      </p>
      <section className="card summary">
        <b {...foreign(handover.titleLocale, locale)}>{handover.title}</b>
        <When {...handover.event} />
        <span className="small muted">
          {say.handoverSide}
          {locale === "en" ? ": " : "："}
          {handover.side}
        </span>
        <span className="small muted">
          {say.handoverUntil({ until: formatMoment(handover.until, handover.event.timeZone, locale) })}
        </span>
      </section>
      {address ? (
        <form method="post">
          <button type="submit" className="button" data-once={say.saving}>
            {say.addressSubmit}
          </button>
        </form>
      ) : (
        <HolderForm handover={handover} form={form} />
      )}
    </SelfServiceFrame>
  );
}

function Refused({ refused }: { refused: HandoverRefusal | null }) {
  const { selfService: say, trust } = useWords();
  if (refused === null) return null;
  if (refused === "no-seat")
    return (
      <Notice tone="bad" title={trust.refusedTitle}>
        <p>{trust.refused}</p>
      </Notice>
    );
  if (refused === "already-has-seat")
    return (
      <Notice tone="bad" title={say.handoverSeatTitle}>
        <p>{say.handoverSeat}</p>
      </Notice>
    );
  return (
    <Notice tone="bad" title={say.handoverNotNow}>
      <p>{refused === "too-many" ? say.tooMany : say.whyNot[refused.why]}</p>
    </Notice>
  );
}

const fieldOrder = ["form", "name", "birthDate", "phone", "terms", "privacy", "conduct"] as const;

function HolderForm({ handover, form }: { handover: HandoverFacts; form: HandoverForm }) {
  const words = useWords();
  const { selfService: say, registration } = words;
  const locale = useLocale();
  const { values, reasons } = form;
  const errors: Partial<Record<FieldName, string>> = {};
  for (const field of fieldOrder) {
    const reason = reasons[field];
    if (reason) errors[field] = fieldSentence(field, reason, words, handover.event);
  }
  const firstOfDate = locale === "en" ? "birthDay" : "birthYear";
  const summed = Object.fromEntries(
    Object.entries(errors).map(([field, said]) => [field === "birthDate" ? firstOfDate : field, said]),
  );
  const ages = words.event.ages({ min: handover.event.minAge, max: handover.event.maxAge });
  return (
    <form method="post" noValidate>
      <ErrorSummary words={words} errors={summed} />
      <NameField label={say.handoverName} error={errors.name} value={values.name} />
      <BirthDateField values={values} hint={registration.birthHint({ ages })} error={errors.birthDate} />
      <PhoneField error={errors.phone} value={values.phone} />
      <Consents given={values.consents} errors={errors} />
      <button type="submit" className="button" data-once={say.handoverSubmitting}>
        {say.handoverSubmit}
      </button>
      <p className="tiny">{say.handoverMoney}</p>
      <p className="tiny">{say.handoverNotWanted}</p>
    </form>
  );
}
