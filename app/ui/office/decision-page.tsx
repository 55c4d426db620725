import type { GoChoice, GoFigures, GoProposal, GoStage } from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { GoMinimums, GoOutcomes } from "./go-outcomes.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type DecisionFacts = {
  event: {
    id: string;
    title: string;
    state: string;
    startsAt: Date;
    timeZone: string;
    goNoGoAt: Date | null;
  };
  stage: GoStage;
  auto: boolean;
  figures: GoFigures;
  proposals: readonly GoProposal[];
  decision: { choice: GoChoice; at: Date; by: string | null; figures: GoFigures } | null;
};

type DecisionPageProps = {
  locale: Locale;
  page: DecisionFacts;
  done: boolean;
  refused: "decided" | "stale" | "over" | "not-published" | "not-a-proposal" | undefined;
};

/** The go/no-go of one event: the day, both outcomes in figures, and what was decided. */
export function DecisionPage({ locale, page, done, refused }: DecisionPageProps) {
  const { goNoGo: say } = words(locale);
  const { event, stage } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  const when = (at: Date) => formatMoment(at, event.timeZone, locale);
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={say.kicker({ title: event.title, when: when(event.startsAt) })}
      back={{ href: base, label: say.toCockpit }}
      event={{ id: event.id }}
      wide
    >
      <div className="decision-page" data-live-state={stage}>
        {done ? <Notice tone="good" title={say.justDecided} /> : null}
        {refused === "decided" ? (
          <Notice tone="bad" title={say.wasDecided}>
            <p>{say.wasDecidedText}</p>
          </Notice>
        ) : null}
        {refused === "stale" || refused === "not-a-proposal" ? <Notice tone="bad" title={say.stale} /> : null}
        {refused === "over" || refused === "not-published" ? <Notice tone="bad" title={say.tooLate} /> : null}
        <Standing {...{ locale, page, base, when }} />
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type StandingProps = { locale: Locale; page: DecisionFacts; base: string; when: (at: Date) => string };

function Standing(props: StandingProps) {
  const { locale, page, base } = props;
  const { goNoGo: say } = words(locale);
  const { stage, figures, decision } = page;
  if (stage === "over")
    return (
      <Notice tone="calm" title={say.overTitle}>
        <p>{say.overText}</p>
      </Notice>
    );
  if (stage === "decided" && decision) return <Decided {...props} decision={decision} />;
  const asks = page.event.state === "published" && page.event.goNoGoAt !== null;
  return (
    <>
      <Question {...props} />
      <GoOutcomes
        {...{ locale, base, figures }}
        run={asks ? <RunForm locale={locale} base={base} askedFor={page.event.goNoGoAt} /> : null}
        cancel={page.event.state === "published" ? <CancelLink locale={locale} base={base} /> : null}
      />
      <GoMinimums locale={locale} figures={figures} />
      <p>
        <a className="button quiet" href={`${base}/edit#goDate`}>
          {stage === "unset" ? say.toEditor : say.changeDay}
        </a>
      </p>
    </>
  );
}

function Question({ locale, page, when }: StandingProps) {
  const { goNoGo: say } = words(locale);
  const { event, stage, auto } = page;
  if (stage === "unset") return <Proposals {...{ locale, page, when }} />;
  if (event.goNoGoAt === null) return null;
  const at = when(event.goNoGoAt);
  return stage === "due" ? (
    <Notice tone="warn" title={say.dueTitle}>
      <p>{say.dueText({ when: at })}</p>
    </Notice>
  ) : (
    <Notice tone="calm" title={say.aheadTitle({ when: at })}>
      <p>{event.state === "draft" ? say.draftNote : auto ? say.aheadAuto : say.aheadAsk}</p>
    </Notice>
  );
}

function Proposals({ locale, page, when }: Omit<StandingProps, "base">) {
  const { goNoGo: say } = words(locale);
  return (
    <>
      <Notice tone="calm" title={say.unsetTitle}>
        <p>{say.unsetText}</p>
      </Notice>
      <section className="card" aria-labelledby="proposals">
        <h2 id="proposals" className="first">
          {say.proposalsTitle}
        </h2>
        {page.proposals.length === 0 ? <p className="small">{say.noProposals}</p> : null}
        {page.proposals.map(({ at, dearerFrom, percent }) => (
          <form key={at.toISOString()} method="post" className="stack">
            <input type="hidden" name="intent" value="take-day" />
            <input type="hidden" name="at" value={at.toISOString()} />
            <p className="small">
              {percent === 0
                ? say.proposalFree({ until: when(dearerFrom) })
                : say.proposalCheaper({ until: when(dearerFrom), percent })}
            </p>
            <button type="submit" className="button quiet" data-once="">
              {say.proposalTake({ when: when(at) })}
            </button>
          </form>
        ))}
      </section>
    </>
  );
}

/** One tap: it takes place. */
export function RunForm({ locale, base, askedFor }: { locale: Locale; base: string; askedFor: Date | null }) {
  const { goNoGo: say } = words(locale);
  return (
    <form method="post" action={`${base}/decision`}>
      <input type="hidden" name="intent" value="run" />
      <input type="hidden" name="askedFor" value={askedFor?.toISOString() ?? ""} />
      <button type="submit" className="button" data-once="">
        {say.runButton}
      </button>
    </form>
  );
}

export function CancelLink({ locale, base }: { locale: Locale; base: string }) {
  const { goNoGo: say } = words(locale);
  return (
    <>
      <a className="button danger" href={`${base}/cancel`}>
        {say.cancelButton}
      </a>
      <p className="tiny">{say.cancelHint}</p>
    </>
  );
}

type DecidedProps = StandingProps & { decision: NonNullable<DecisionFacts["decision"]> };

function Decided({ locale, page, base, when, decision }: DecidedProps) {
  const { goNoGo: say } = words(locale);
  const { choice, at, by, figures } = decision;
  const who = by === null ? say.byRule : by || say.someone;
  return (
    <>
      <Notice tone={choice === "run" ? "good" : "calm"} title={say.decided[choice]}>
        <p>{say.decidedBy({ who, when: when(at) })}</p>
        {choice === "run" && page.event.state === "cancelled" ? <p>{say.laterCancelled}</p> : null}
      </Notice>
      <h2>{say.decidedOn}</h2>
      <GoOutcomes {...{ locale, figures }} />
      <GoMinimums locale={locale} figures={figures} />
      {page.event.state === "published" ? (
        <p>
          <a className="button quiet" href={`${base}/edit#goDate`}>
            {say.changeDay}
          </a>
        </p>
      ) : null}
    </>
  );
}
