import type { Locale } from "#app/domain/events/locale.ts";
import type { FigureName, Figures } from "#app/domain/money/figures.ts";
import type { Plan } from "#app/domain/money/outlook.ts";
import { type PlanFields, planFields } from "#app/domain/money/plan-draft.ts";
import type { RiskPoint } from "#app/domain/money/risk.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { type CostFacts, type CostRefused, MoneyCosts } from "./money-costs.tsx";
import { MoneyLines } from "./money-lines.tsx";
import { MoneyPlan } from "./money-plan.tsx";
import { BreakEven, MoneyPoints, type OutlookFacts } from "./money-points.tsx";
import { MoneySteps } from "./money-steps.tsx";
import { MoneyVenue } from "./money-venue.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems } from "./problem-words.ts";
import { RiskChart } from "./risk-chart.tsx";

export type MoneyFacts = {
  event: {
    id: string;
    title: string;
    timeZone: string;
    currency: string;
    booking: { id: string; venueId: string; venue: string } | null;
  };
  money: {
    figures: Figures;
    venueMinor: number;
    venuePaidMinor: number;
    refundsDueMinor: number;
    riskMinor: number;
    plan: Plan;
    outlook: OutlookFacts;
  };
  risk: readonly RiskPoint[];
  costs: readonly CostFacts[];
  lines: readonly LineFacts[];
};
export type LineFacts = {
  entry: string;
  kind: string;
  account: string;
  at: Date;
  partMinor: number;
  orderId: string | null;
  who: string | null;
};

/** What was not accepted, and why. */
export type MoneyAnswer = CostRefused & {
  plan?: { values: PlanFields; problems: FieldProblems };
  notice?: "corrected-already";
};

type MoneyViewProps = {
  locale: Locale;
  page: MoneyFacts;
  figure: FigureName;
  correcting: string | null;
  done: "cost" | "corrected" | "plan" | null;
  /** Drawn for the form of a new cost. */
  formId: string;
  answer: MoneyAnswer | undefined;
};

/** Every figure of an event with the lines it is made of, adding up to the smallest unit. */
export function MoneyView(props: MoneyViewProps) {
  const { locale, page, figure, correcting, done, answer, formId } = props;
  const said = words(locale);
  const { officeMoney: say } = said;
  const { event, money } = page;
  const { currency, timeZone, booking } = event;
  const base = localePath(locale, `/office/events/${event.id}`);
  const href = `${base}/money`;
  const { figures, outlook, riskMinor } = money;
  return (
    <OfficeLayout
      locale={locale}
      title={said.officeEvent.moneyTitle}
      kicker={event.title}
      back={{ href: base, label: said.office.navCockpit }}
      event={{ id: event.id, place: "money" }}
      wide
    >
      {done && !answer ? <Notice tone="good" title={say.done[done]} /> : null}
      {answer?.notice ? <Notice tone="bad" title={say.correctedAlready} /> : null}
      <Problems locale={locale} currency={currency} answer={answer} />
      <div className="cockpit">
        <div className="cockpit-main">
          <MoneySteps
            {...{ locale, currency, figures, figure, href }}
            refundsDueMinor={money.refundsDueMinor}
          />
          <MoneyPoints {...{ locale, currency, figures, outlook }} />
          <MoneyPlan
            {...{ locale, currency }}
            fields={answer?.plan?.values ?? planFields(money.plan, currency)}
            problems={answer?.plan?.problems}
            heads={outlook.at.expected.heads}
          />
          <BreakEven {...{ locale, currency, outlook, riskMinor }} />
        </div>
        <div className="cockpit-side">
          <section className="card" id="risk" data-live="risk" aria-labelledby="risk-title">
            <h2 id="risk-title">{say.riskTitle}</h2>
            <p className="small muted">{say.riskLead}</p>
            <RiskChart {...{ locale, currency, timeZone }} points={page.risk} />
          </section>
          {booking ? (
            <MoneyVenue
              {...{ locale, currency, booking }}
              owedMinor={money.venueMinor}
              paidMinor={money.venuePaidMinor}
            />
          ) : null}
          <MoneyCosts
            {...{ locale, event, correcting, href, formId }}
            costs={page.costs}
            refused={answer ?? {}}
          />
          <MoneyLines {...{ locale, page, figure, base }} />
          <p>
            <a className="button quiet" href={`${base}/money.csv`} download>
              {said.officeEvent.download}
            </a>
          </p>
          <p className="tiny center">{said.officeEvent.downloadHint}</p>
        </div>
      </div>
      <Enhance use={["live", "once"]} />
    </OfficeLayout>
  );
}

type ProblemsProps = { locale: Locale; currency: string; answer: MoneyAnswer | undefined };

function Problems({ locale, currency, answer }: ProblemsProps) {
  const said = words(locale);
  const { officeMoney: say } = said;
  const labels = {
    ...{ note: say.costNote, amount: say.costAmount({ currency }), spentOn: say.costDay },
    ...{ right: say.costRight({ currency }), why: say.costWhy },
    ...{ heads: say.planHeads, otherFixed: say.planFixed({ currency }) },
    ...{ otherPerHead: say.planPerHead({ currency }), commission: say.planCommission },
  };
  const problems = { ...answer?.cost?.problems, ...answer?.correction?.problems, ...answer?.plan?.problems };
  const photo = answer?.cost?.photo;
  const errors = namedProblems(locale, problems, labels);
  return <ErrorSummary words={said} errors={photo ? { ...errors, receipt: say.photo[photo] } : errors} />;
}
