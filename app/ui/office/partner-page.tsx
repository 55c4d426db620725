import type { Locale } from "#app/domain/events/locale.ts";
import type { CommissionRate } from "#app/domain/money/commission.ts";
import type { PartnerFields, PayoutFields } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { formatDay } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice, Select } from "../form.tsx";
import { rateWords } from "../partner/rate-words.ts";
import { Fold } from "./fold.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { PartnerEventCard, type PartnerEventFacts } from "./partner-event-card.tsx";
import { PartnerForm } from "./partner-form.tsx";

export type PartnerPageFacts = {
  id: string;
  name: string;
  rate: CommissionRate;
  currency: string;
  ended: boolean;
  events: readonly PartnerEventFacts[];
  fields: PartnerFields;
  pageUrl: string;
  linkable: readonly { id: string; title: string; startsAt: Date; timeZone: string }[];
  formId: string;
};
export type PartnerAnswer =
  | { status: 409; reason: "partner-ended" | "event-over" | "currency" | "corrected-already" | "worn-out" }
  | { status: 422; form: "partner"; problems: FieldProblems; values: PartnerFields }
  | { status: 422; form: "payout"; problems: FieldProblems; values: PayoutFields; eventId: string }
  | { status: 404 };

type PageProps = {
  locale: Locale;
  partner: PartnerPageFacts;
  done: "added" | "changed" | "linked" | "link-ended" | "ended" | "renewed" | "paid" | "back" | null;
  answer: PartnerAnswer | undefined;
};

/** One partner: links and figures event by event, payouts, their own page, and what is agreed. */
export function PartnerPage({ locale, partner, done, answer }: PageProps) {
  const { partners: say } = words(locale);
  const refused = answer?.status === 422 && answer.form === "payout" ? answer : undefined;
  return (
    <OfficeLayout
      locale={locale}
      title={partner.name}
      kicker={rateWords(locale, partner.rate, partner.currency)}
      back={{ href: localePath(locale, "/office/partners"), label: say.toList }}
      aside={partner.ended ? <span className="tag">{say.endedTag}</span> : null}
      wide
    >
      {done && !answer ? <Notice tone="good" title={say.done[done]} /> : null}
      {answer?.status === 409 ? <Notice tone="bad" title={say.refused[answer.reason]} /> : null}
      <div className="columns">
        <section aria-labelledby="brought">
          <h2 id="brought" className="first">
            {say.eventsTitle}
          </h2>
          {partner.events.length === 0 ? <p className="muted">{say.eventsNone}</p> : null}
          {partner.events.map((event) => (
            <PartnerEventCard
              key={event.eventId}
              {...{ locale, event, formId: partner.formId }}
              refused={refused?.eventId === event.eventId ? refused : undefined}
            />
          ))}
        </section>
        <div>
          {partner.ended ? null : <MakeLink locale={locale} partner={partner} />}
          <OwnPageCard locale={locale} partner={partner} />
          <Agreement {...{ locale, partner, answer }} />
        </div>
      </div>
      <Enhance use={["copy", "once"]} />
    </OfficeLayout>
  );
}

type Part = { locale: Locale; partner: PartnerPageFacts };

function MakeLink({ locale, partner }: Part) {
  const { partners: say } = words(locale);
  if (partner.linkable.length === 0) return null;
  return (
    <section className="card part" aria-labelledby="make-link">
      <h2 id="make-link" className="first">
        {say.linkMake}
      </h2>
      <form method="post">
        <input type="hidden" name="intent" value="link" />
        <Select name="eventId" label={say.linkEvent} hint={say.linkHint}>
          {partner.linkable.map(({ id, title, startsAt, timeZone }) => (
            <option key={id} value={id}>
              {`${title} · ${formatDay(startsAt, timeZone, locale)}`}
            </option>
          ))}
        </Select>
        <button type="submit" className="button" data-once="">
          {say.linkSave}
        </button>
      </form>
    </section>
  );
}

function OwnPageCard({ locale, partner }: Part) {
  const { partners: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="own-page">
      <h2 id="own-page" className="first">
        {say.page}
      </h2>
      <p className="small muted">{say.pageHint}</p>
      <label className="hidden-label" htmlFor="page-link">
        {say.pageLink}
      </label>
      <input id="page-link" className="share-url" readOnly value={partner.pageUrl} />
      <div className="share-row">
        <button
          type="button"
          className="button quiet slim"
          data-copy="page-link"
          data-copied={say.copied}
          hidden
        >
          {say.copy}
        </button>
        <form method="post">
          <button type="submit" name="intent" value="renew" className="button quiet slim">
            {say.renew}
          </button>
        </form>
      </div>
      <p className="tiny">{say.renewHint}</p>
    </section>
  );
}

function Agreement({ locale, partner, answer }: Part & Pick<PageProps, "answer">) {
  const { partners: say } = words(locale);
  const refused = answer?.status === 422 && answer.form === "partner" ? answer : undefined;
  const { ended, fields, currency, rate } = partner;
  return (
    <section className="card part">
      <Fold title={say.change} now={rateWords(locale, rate, currency)} open={refused !== undefined}>
        <p className="tiny">{say.changeHint}</p>
        <PartnerForm
          {...{ locale, currency }}
          intent="change"
          values={refused?.values ?? fields}
          problems={refused?.problems}
        />
      </Fold>
      {ended ? null : (
        <form method="post">
          <p className="tiny">{say.endHint}</p>
          <button type="submit" name="intent" value="end" className="button quiet slim" data-once="">
            {say.end}
          </button>
        </form>
      )}
    </section>
  );
}
