import { surveyLineLimit, surveyStars } from "#app/domain/night/survey.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Field, Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { AfterFrame } from "./after-frame.tsx";

export const surveyIntents = { stars: "stars", metAgain: "met-again" } as const;

export type SurveyFacts = {
  event: { title: string };
  open: boolean;
  asksMetAgain: boolean;
  stars: number | null;
  line: string;
  metAgain: boolean | null;
};
export type SurveyRefusal = keyof Words["nightAfter"]["surveyRefused"];
type SurveyPageProps = { path: string; page: SurveyFacts; refused: SurveyRefusal | null; thanks: boolean };

/** Stars and one line; after a week the one question more. */
export function SurveyPage({ path, page, refused, thanks }: SurveyPageProps) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  const action = localePath(locale, `${path}/survey`);
  return (
    <AfterFrame path={path} page="/survey" kicker={page.event.title} title={say.surveyTitle}>
      {refused ? (
        <Notice tone="bad">
          <p>{say.surveyRefused[refused]}</p>
        </Notice>
      ) : thanks ? (
        <Notice tone="good">
          <p>{say.surveyThanks}</p>
        </Notice>
      ) : null}
      {page.open ? (
        <>
          {page.asksMetAgain ? <MetAgain action={action} page={page} /> : null}
          <Stars action={action} page={page} />
        </>
      ) : (
        <p>{say.surveyNotYet}</p>
      )}
      <Enhance use={["once"]} />
    </AfterFrame>
  );
}

function Stars({ action, page }: { action: string; page: SurveyFacts }) {
  const { nightAfter: say, common } = useWords();
  return (
    <form method="post" action={action} noValidate>
      <input type="hidden" name="intent" value={surveyIntents.stars} />
      <fieldset>
        <legend>{say.stars}</legend>
        <div className="stars">
          {surveyStars.map((count) => (
            <label key={count}>
              <input type="radio" name="stars" value={count} defaultChecked={page.stars === count} />
              <Star />
              <span>{say.starsSaid({ count })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        name="line"
        label={say.line}
        hint={say.lineHint}
        optionalMark={common.optional}
        defaultValue={page.line}
        maxLength={surveyLineLimit}
        autoComplete="off"
      />
      <button type="submit" className="button" data-once={say.surveySaving}>
        {say.surveySave}
      </button>
    </form>
  );
}

function Star() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z" />
    </svg>
  );
}

function MetAgain({ action, page }: { action: string; page: SurveyFacts }) {
  const { nightAfter: say } = useWords();
  const answers = [
    { word: "no", label: say.metAgainNo, chosen: page.metAgain === false },
    { word: "yes", label: say.metAgainYes, chosen: page.metAgain === true },
  ];
  return (
    <section className="card" aria-labelledby="met-again">
      <h2 id="met-again">{say.metAgainTitle}</h2>
      <p className="small muted">{say.metAgainText}</p>
      <form method="post" action={action} className="ballot-ask">
        <input type="hidden" name="intent" value={surveyIntents.metAgain} />
        {answers.map(({ word, label, chosen }) => (
          <button
            key={word}
            type="submit"
            className={`button quiet ballot-${word}`}
            name="metAgain"
            value={word}
            aria-pressed={chosen}
          >
            {label}
          </button>
        ))}
      </form>
    </section>
  );
}
