import type { Locale } from "#app/domain/events/locale.ts";
import type { DealKind } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { BookingFields } from "#app/domain/venues/booking-fields.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, TextArea } from "../form.tsx";
import { DealTabs } from "../office/deal-choice.tsx";
import { namedProblems, problemWords } from "../office/problem-words.ts";
import { SpanInputs } from "../office/span-inputs.tsx";
import { TermsInputs, termsLabels } from "../office/terms-inputs.tsx";
import { zoneLabel } from "../office/zone-label.ts";
import { AnswerNotice, type AnswerSaid } from "./answer-forms.tsx";
import type { TalkShown } from "./talk-parts.tsx";

export type CounterAnswer = AnswerSaid & { values?: BookingFields; problems?: FieldProblems };

type CounterProps = {
  locale: Locale;
  talk: TalkShown & { fields: BookingFields };
  kind: string | null;
  /** The page's own address, for another kind of deal. */
  path: string;
  answer: CounterAnswer | undefined;
};

/** Other terms: the newest version to be changed, with a word beside it. */
export function CounterForm({ locale, talk, kind, path, answer }: CounterProps) {
  const all = words(locale);
  const { bookingTalk: say, officeVenues, common } = all;
  const values = answer?.values ?? { ...talk.fields, ...(kind === null ? {} : { kind }) };
  const errors = problemWords(all, answer?.problems);
  return (
    <>
      <AnswerNotice locale={locale} talk={talk} answer={answer} />
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, answer?.problems, termsLabels(locale, talk.currency))}
      />
      <p className="muted">{say.counterLead}</p>
      <DealTabs locale={locale} kind={values.kind} href={(choice: DealKind) => `${path}?kind=${choice}`} />
      <form method="post" noValidate>
        <input type="hidden" name="version" value={talk.versions[0]?.version ?? 0} />
        <section className="card part">
          <p className="small muted">
            {officeVenues.bookLead({ zone: zoneLabel(talk.venue.timeZone, locale) })}
          </p>
          <SpanInputs values={values} errors={errors} said={officeVenues} />
        </section>
        <section className="card part">
          <TermsInputs locale={locale} currency={talk.currency} values={values} errors={errors} />
          <TextArea
            name="message"
            label={say.message}
            hint={say.messageHint}
            optionalMark={common.optional}
            defaultValue={answer?.message ?? ""}
            error={errors.message}
          />
        </section>
        <button type="submit" className="button spaced">
          {say.sendCounter}
        </button>
      </form>
    </>
  );
}
