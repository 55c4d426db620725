import type { Locale } from "#app/domain/events/locale.ts";
import type { VenuePaymentFields } from "#app/domain/money/venue-payment-draft.ts";
import type { VenuePaymentsPage } from "#app/domain/money/venue-payments.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { formatDay, formatMoney, formatSpan, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Field, Notice, Select } from "../form.tsx";
import { Amount } from "./amount.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

/** A payment that was not accepted, as it was typed. */
export type PaymentAnswer = {
  refused?: { values: VenuePaymentFields; problems: FieldProblems; photo: PhotoProblem | null };
  notice?: "corrected-already" | "not-now";
};

type ViewProps = {
  locale: Locale;
  page: VenuePaymentsPage;
  done: "payment" | "back" | null;
  /** Drawn for the form of a new payment. */
  formId: string;
  answer: PaymentAnswer | undefined;
};

/** What was paid for one booking and what came back, with receipts, and a form for the next payment. */
export function VenuePaymentsView({ locale, page, done, answer, formId }: ViewProps) {
  const { officeMoney: say } = words(locale);
  const { venue, bookingId, currency, startsAt, endsAt } = page;
  const path = `/office/venues/${venue.id}/bookings/${bookingId}`;
  return (
    <OfficeLayout
      locale={locale}
      title={say.payTitle}
      kicker={`${venue.name} · ${formatSpan(startsAt, endsAt, venue.timeZone, locale)}`}
      back={{ href: localePath(locale, path), label: words(locale).officeDeals.bookingTitle }}
    >
      {done && !answer ? <Notice tone="good" title={say.done[done]} /> : null}
      {answer?.notice === "corrected-already" ? <Notice tone="bad" title={say.correctedAlready} /> : null}
      <section className="card">
        <p className="row">
          <b>{say.venuePaid}</b>
          <b>
            <Amount minor={page.paidMinor} currency={currency} locale={locale} />
          </b>
        </p>
        {page.payments.length === 0 ? <p className="muted">{say.payNone}</p> : null}
        <ul className="plain cost-list">
          {page.payments.map((payment) => (
            <PaymentItem key={payment.id} {...{ locale, page, payment, path }} />
          ))}
        </ul>
      </section>
      {page.open ? <PaymentForm {...{ locale, page, answer, formId }} /> : null}
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type ItemProps = {
  locale: Locale;
  page: VenuePaymentsPage;
  payment: VenuePaymentsPage["payments"][number];
  path: string;
};

function PaymentItem({ locale, page: { venue, currency }, payment, path }: ItemProps) {
  const { officeMoney: say } = words(locale);
  const { id, kind, amountMinor, paidAt, note, reason, receipt, takenBack } = payment;
  const minor = kind === "returned" ? 0 - amountMinor : amountMinor;
  return (
    <li className={takenBack ? "taken-back" : undefined}>
      <p className="row">
        <b>{say.payKinds[kind]}</b>
        <span className="amount-text">{formatMoney({ minor, currency }, locale)}</span>
      </p>
      <p className="tiny">
        <time dateTime={isoMoment(paidAt)}>{formatDay(paidAt, venue.timeZone, locale)}</time>
      </p>
      {note === "" ? null : <p className="small">{note}</p>}
      {reason === null ? null : <p className="small">{say.payReasonSaid({ reason })}</p>}
      {takenBack ? <p className="small">{say.done.back}</p> : null}
      {receipt === null ? null : (
        <a className="thumb" href={`${path}/${receipt}`}>
          {say.receiptSee}
        </a>
      )}
      {takenBack || kind === "deposit" ? null : (
        <details className="more">
          <summary>{say.costCorrect}</summary>
          <form method="post">
            <input type="hidden" name="takeBack" value={id} />
            <button type="submit" className="button quiet slim">
              {say.payTakeBack}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}

type FormProps = Pick<ViewProps, "locale" | "page" | "answer" | "formId">;

function PaymentForm({ locale, page, answer, formId }: FormProps) {
  const all = words(locale);
  const { officeMoney: say, common } = all;
  const refused = answer?.refused;
  const values = refused?.values;
  const errors = problemWords(all, refused?.problems);
  const labels = {
    amount: say.costAmount({ currency: page.currency }),
    paidOn: say.payWhen,
    reason: say.payReason,
  };
  const named = namedProblems(locale, refused?.problems, labels);
  const photo = refused?.photo ? say.photo[refused.photo] : undefined;
  const optionalMark = common.optional;
  return (
    <section className="card" aria-labelledby="pay-title">
      <h2 id="pay-title" className="first">
        {say.payAdd}
      </h2>
      <ErrorSummary words={all} errors={{ ...named, receipt: photo }} />
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="formId" value={formId} />
        <Select name="kind" label={say.payKind} defaultValue={values?.kind ?? "balance"}>
          <option value="balance">{say.payBalance}</option>
          <option value="returned">{say.payReturned}</option>
        </Select>
        <Field
          name="amount"
          label={labels.amount}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values?.amount}
          error={errors.amount}
          required
        />
        <Field
          name="paidOn"
          type="date"
          label={labels.paidOn}
          hint={say.costDayHint}
          defaultValue={values?.paidOn}
          error={errors.paidOn}
          {...{ optionalMark }}
        />
        {page.needsReason ? (
          <Field
            name="reason"
            label={labels.reason}
            hint={say.payReasonHint}
            autoComplete="off"
            defaultValue={values?.reason}
            error={errors.reason}
          />
        ) : null}
        <Field
          name="note"
          label={say.payNote}
          autoComplete="off"
          defaultValue={values?.note}
          error={errors.note}
          {...{ optionalMark }}
        />
        <Field
          name="receipt"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={say.costReceipt}
          error={photo}
          {...{ optionalMark }}
        />
        <button type="submit" className="button" data-once="">
          {say.paySave}
        </button>
      </form>
    </section>
  );
}
