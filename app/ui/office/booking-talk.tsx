import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { formatDay, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Notice, TextArea } from "../form.tsx";
import { AnswerForms, AnswerNotice, type AnswerSaid } from "../venue-talk/answer-forms.tsx";
import { NewestTerms, TalkHistory, type TalkShown } from "../venue-talk/talk-parts.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

/** What the booking's page was refused for. */
export type TalkSaid = AnswerSaid & {
  deposit?: {
    values: { paid: string; paidOn: string; reason: string };
    problems: FieldProblems;
    receipt: PhotoProblem | null;
  };
  cancel?: "in-use" | "owed-changed";
  link?: "worn-out";
};

type TalkProps = { locale: Locale; talk: TalkShown; answer: TalkSaid | undefined };

function pathOf(locale: Locale, { venue, id }: TalkShown): string {
  return localePath(locale, `/office/venues/${venue.id}/bookings/${id}`);
}

/** What a venue that is written to and the team say to each other. */
export function BookingTalk({ locale, talk, answer, paysEarly }: TalkProps & { paysEarly: boolean }) {
  return (
    <>
      <AnswerNotice locale={locale} talk={talk} answer={answer} />
      {talk.linked ? (
        <>
          <NewestTerms locale={locale} talk={talk} side="organiser" />
          <AnswerForms
            {...{ locale, talk, answer }}
            side="organiser"
            counterHref={`${pathOf(locale, talk)}/counter`}
          />
        </>
      ) : null}
      <DepositCard {...{ locale, talk, answer, paysEarly }} />
    </>
  );
}

function DepositCard({ locale, talk, answer, paysEarly }: TalkProps & { paysEarly: boolean }) {
  const all = words(locale);
  const { bookingTalk: say, common, officePhotos } = { ...all, officePhotos: all.officeFacts };
  const [newest] = talk.versions;
  const money = (minor: number) => formatMoney({ minor, currency: talk.currency }, locale);
  if (talk.paid)
    return (
      <p className="card">
        {say.paidSaid({
          amount: money(talk.paid.minor),
          when: formatDay(talk.paid.at, talk.venue.timeZone, locale),
        })}{" "}
        {talk.paid.receipt ? (
          <a className="thumb" href={`/office/venues/${talk.venue.id}/bookings/${talk.id}/receipt`}>
            {say.receiptOpen}
          </a>
        ) : null}
      </p>
    );
  if (talk.state !== "deposit-due" || !newest) return null;
  const { depositMinor, depositDueAt } = newest.terms;
  const refused = answer?.deposit;
  const errors = problemWords(all, refused?.problems);
  const labels = {
    paid: say.paid({ currency: talk.currency }),
    paidOn: say.paidOn,
    reason: say.depositReason,
  };
  const receiptError = refused?.receipt ? officePhotos.photoProblems[refused.receipt] : undefined;
  return (
    <section className="card" aria-labelledby="deposit">
      <h2 id="deposit" className="first">
        {say.depositTitle}
      </h2>
      <ErrorSummary words={all} errors={namedProblems(locale, refused?.problems, labels)} />
      <p>
        <b>{say.depositDue({ amount: money(depositMinor) })}</b>{" "}
        {depositDueAt ? say.depositBy({ when: formatDay(depositDueAt, talk.venue.timeZone, locale) }) : null}
      </p>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="intent" value="deposit" />
        <Field
          name="paid"
          label={labels.paid}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={refused?.values.paid}
          error={errors.paid}
          required
        />
        <Field
          name="paidOn"
          type="date"
          label={labels.paidOn}
          defaultValue={refused?.values.paidOn}
          error={errors.paidOn}
          required
        />
        {paysEarly ? (
          <TextArea
            name="reason"
            label={labels.reason}
            hint={say.depositReasonHint}
            rows={2}
            defaultValue={refused?.values.reason}
            error={errors.reason}
            required
          />
        ) : null}
        <Field
          name="receipt"
          type="file"
          accept="image/*"
          label={say.receipt}
          optionalMark={common.optional}
          error={receiptError}
        />
        <button type="submit" className="button">
          {say.recordPaid}
        </button>
      </form>
    </section>
  );
}

/** The venue's link once more, or a new one. */
export function LinkForm({ locale, talk, answer }: TalkProps) {
  const { bookingTalk: say } = words(locale);
  const open = ["requested", "countered", "deposit-due", "confirmed"].includes(talk.state);
  if (!talk.linked || !open) return null;
  return (
    <details className="more" open={answer?.link !== undefined}>
      <summary>{say.linkTitle}</summary>
      {answer?.link === "worn-out" ? <Notice tone="bad" title={say.linkWornOut} /> : null}
      <p className="small">{say.linkLead}</p>
      <form method="post" className="stack">
        <button type="submit" name="intent" value="link" className="button slim quiet">
          {say.linkAgain}
        </button>
        <button type="submit" name="intent" value="new-link" className="button slim quiet">
          {say.linkFresh}
        </button>
      </form>
    </details>
  );
}

/** Cancelling says first what is owed, and asks for exactly that. */
export function CancelForm({ locale, talk, answer }: TalkProps) {
  const { bookingTalk: say } = words(locale);
  if (!["requested", "countered", "held", "deposit-due", "confirmed"].includes(talk.state)) return null;
  const amount = formatMoney({ minor: talk.owedMinor, currency: talk.currency }, locale);
  const free = talk.owedMinor === 0;
  return (
    <>
      {answer?.cancel === "in-use" ? <Notice tone="bad" title={say.inUse} /> : null}
      {answer?.cancel === "owed-changed" ? <Notice tone="bad" title={say.owedChanged({ amount })} /> : null}
      <details className="sure" open={answer?.cancel === "owed-changed"}>
        <summary>{say.cancelTitle}</summary>
        <form method="post">
          <input type="hidden" name="intent" value="cancel" />
          <input type="hidden" name="owed" value={talk.owedMinor} />
          <p>{free ? say.cancelFree : say.cancelOwed({ amount })}</p>
          <button type="submit" className="button slim danger">
            {free ? say.cancelFreeButton : say.cancelButton({ amount })}
          </button>
        </form>
      </details>
    </>
  );
}

/** The way to the agreement, and what happened so far. */
export function BookingPast({ locale, talk }: Omit<TalkProps, "answer">) {
  const { bookingTalk: say } = words(locale);
  const agreed = talk.agreed !== null || talk.state === "confirmed" || talk.state === "done";
  return (
    <>
      {agreed ? (
        <p>
          <a className="button slim quiet" href={`${pathOf(locale, talk)}/agreement`}>
            {say.agreementOpen}
          </a>
        </p>
      ) : null}
      <TalkHistory locale={locale} talk={talk} side="organiser" />
    </>
  );
}
