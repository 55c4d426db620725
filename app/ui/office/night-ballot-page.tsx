import type { Locale } from "#app/domain/events/locale.ts";
import { type BallotSetupFields, ballotSetupFields } from "#app/domain/night/ballot-setup.ts";
import type { BallotStanding } from "#app/domain/night/ballot-standing.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { CloseBallot, NightBallotSetup, RevealBallot } from "./night-ballot-setup.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

export type NightBallotFacts = {
  event: { id: string; title: string; timeZone: string };
  standing: BallotStanding;
  over: boolean;
  closesAt: Date | null;
  revealedAt: Date | null;
  handedIn: number;
  voters: number;
  creditPercent: number | null;
  finalWalk: boolean;
  walkers: readonly { a: string; b: string }[];
  survey: { answers: number; stars: number | null; lines: readonly string[] };
};

type NightBallotPageProps = {
  locale: Locale;
  page: NightBallotFacts;
  done: "saved" | "closed" | "revealed" | null;
  answer:
    | { reason: "not-confirmed" | "not-over" | "closed" | "not-closed" }
    | { reason: "invalid"; problems: FieldProblems; values: BallotSetupFields }
    | null;
};

/** The ballot as its organiser runs it: how many are in, when it closes, and nothing of what they say. */
export function NightBallotPage({ locale, page, done, answer }: NightBallotPageProps) {
  const all = words(locale);
  const { officeBallot: say } = all;
  const { event, standing } = page;
  const refused = answer?.reason === "invalid" ? answer : null;
  const { closeDate, closeTime, credit } = say;
  const open = standing === "open" || standing === "not-begun";
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={event.title}
      back={{ href: localePath(locale, `/office/events/${event.id}/night`), label: say.toNight }}
      event={{ id: event.id }}
      wide
    >
      {done && !answer ? <Notice tone="good" title={say.done[done]} /> : null}
      {answer && answer.reason !== "invalid" ? (
        <Notice tone="bad" title={say.refused[answer.reason]} />
      ) : null}
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, refused?.problems, { closeDate, closeTime, credit })}
      />
      <div className="columns">
        <div>
          <Count locale={locale} page={page} />
          {standing === "open" && page.over ? <CloseBallot locale={locale} /> : null}
          {standing === "closed" ? <RevealBallot locale={locale} /> : null}
          {standing === "revealed" && page.finalWalk ? <Walkers locale={locale} page={page} /> : null}
          {standing === "revealed" ? <Survey locale={locale} page={page} /> : null}
        </div>
        {open ? (
          <NightBallotSetup
            locale={locale}
            timeZone={event.timeZone}
            values={refused?.values ?? ballotSetupFields(page, event.timeZone)}
            errors={problemWords(all, refused?.problems)}
          />
        ) : null}
        {standing === "revealed" ? (
          <div>
            <a className="card link-card" href={localePath(locale, `/office/events/${event.id}/night/after`)}>
              <b>{all.nightFigures.one}</b>
              <span className="small muted block">{all.nightFigures.oneText}</span>
            </a>
          </div>
        ) : null}
      </div>
      <Enhance use={open ? ["once"] : ["once", "live"]} />
    </OfficeLayout>
  );
}

type PartProps = { locale: Locale; page: NightBallotFacts };

function Count({ locale, page }: PartProps) {
  const { officeBallot: say } = words(locale);
  const { event, standing, closesAt, revealedAt, handedIn, voters } = page;
  const time = (at: Date) => formatMoment(at, event.timeZone, locale);
  const counted = { handed: handedIn, of: voters };
  return (
    <section className="card part" aria-labelledby="ballot-count" data-live-state={standing}>
      <h2 id="ballot-count" className="row first">
        <span>{say.handedIn}</span>
        <span className="tag">{say.standing[standing]}</span>
      </h2>
      {voters === 0 ? (
        <p className="muted">{say.nobody}</p>
      ) : (
        <>
          <p className="ballot-count">{say.count(counted)}</p>
          <svg className="bar" width="100%" height="10" role="img" aria-label={say.countSaid(counted)}>
            <rect
              className="bar-fill"
              height="10"
              rx="5"
              width={`${Math.round((handedIn * 100) / Math.max(voters, 1))}%`}
            />
          </svg>
        </>
      )}
      <p className="small">
        {revealedAt
          ? say.revealedAt({ time: time(revealedAt) })
          : closesAt
            ? say.closesAt({ time: time(closesAt) })
            : say.closesUsual}
      </p>
      <p className="tiny">{say.intro}</p>
      {standing === "open" ? <p className="tiny">{say.reminders}</p> : null}
    </section>
  );
}

function Walkers({ locale, page }: PartProps) {
  const { officeBallot: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="walkers">
      <h2 id="walkers" className="first">
        {say.walkersTitle}
      </h2>
      <p className="small muted">{page.walkers.length > 0 ? say.walkersText : say.walkersNone}</p>
      <ul className="plain">
        {page.walkers.map((pair) => (
          <li key={`${pair.a} ${pair.b}`} className="walkers">
            {say.pair(pair)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Survey({ locale, page }: PartProps) {
  const { officeBallot: say } = words(locale);
  const { answers, stars, lines } = page.survey;
  return (
    <section className="card part" aria-labelledby="ballot-survey">
      <h2 id="ballot-survey" className="first">
        {say.surveyTitle}
      </h2>
      <p>{stars === null ? say.surveyNone : say.surveyText({ answers, stars: stars.toFixed(1) })}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
