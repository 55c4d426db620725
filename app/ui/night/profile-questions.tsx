import type { NightQuestion } from "#app/domain/night/night-question.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { foreign } from "../event/foreign.ts";
import { ErrorSummary } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { PurposeConsent, WithdrawConsent } from "./profile-consent.tsx";
import type { ProfileFacts, ProfileSaid } from "./profile-facts.ts";
import { ProfileFrame } from "./profile-frame.tsx";

/** The second screen as it was typed, by question. */
export type AnswersForm = {
  answers: Readonly<Record<string, string>>;
  welcome: Readonly<Record<string, readonly string[]>>;
  mustAgree: boolean;
};
type QuestionsProps = { facts: ProfileFacts; form: AnswersForm; said: ProfileSaid };

/** The second screen: the organiser's few questions, each with one's own answer and what one would like to hear. */
export function ProfileQuestions({ facts, form, said }: QuestionsProps) {
  const words = useWords();
  const { nightProfile: say } = words;
  const locale = useLocale();
  const error = form.mustAgree ? say.mustAgree : undefined;
  return (
    <ProfileFrame
      facts={facts}
      page="/profile/questions"
      step="questions"
      title={say.questionsTitle}
      said={said}
    >
      <ErrorSummary words={words} errors={{ agreed: error }} />
      <p>{facts.questions.length > 0 ? say.questionsLead : say.noQuestions}</p>
      {facts.questions.length > 0 ? (
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="save" />
          {facts.questions.map((question) => (
            <Question key={question.id} question={question} form={form} />
          ))}
          <PurposeConsent facts={facts} purpose="answers" error={error} />
          <button type="submit" className="button" data-once={say.saving}>
            {say.saveNext}
          </button>
        </form>
      ) : null}
      <a className="button quiet" href={localePath(locale, `${facts.path}/contact`)}>
        {say.skip}
      </a>
      <WithdrawConsent facts={facts} purpose="answers" />
    </ProfileFrame>
  );
}

function Question({ question, form }: { question: NightQuestion; form: AnswersForm }) {
  const { nightProfile: say } = useWords();
  const locale = useLocale();
  const { id, zh, en, options } = question;
  const own = locale === "en" ? en : zh;
  const language = own === "" ? (locale === "en" ? "zh-CN" : "en") : locale;
  const mark = foreign(language, locale);
  const text = (both: { zh: string; en: string }) => (language === "en" ? both.en : both.zh);
  const answer = form.answers[id] ?? "";
  return (
    <section className="card question" aria-labelledby={`q-${id}`}>
      <h2 id={`q-${id}`} {...mark}>
        {text({ zh, en })}
      </h2>
      <fieldset>
        <legend>{say.myAnswer}</legend>
        <div className="chips">
          {options.map((option) => (
            <label key={option.id} className="chip">
              <input
                type="radio"
                name={`answer-${id}`}
                value={option.id}
                defaultChecked={answer === option.id}
              />
              <span {...mark}>{text(option)}</span>
            </label>
          ))}
          <label className="chip faint">
            <input type="radio" name={`answer-${id}`} value="" defaultChecked={answer === ""} />
            <span>{say.noAnswer}</span>
          </label>
        </div>
      </fieldset>
      <fieldset aria-describedby={`w-${id}`}>
        <legend>{say.welcome}</legend>
        <p className="hint" id={`w-${id}`}>
          {say.welcomeHint}
        </p>
        <div className="chips">
          {options.map((option) => (
            <label key={option.id} className="chip">
              <input
                type="checkbox"
                name={`welcome-${id}`}
                value={option.id}
                defaultChecked={form.welcome[id]?.includes(option.id) ?? false}
              />
              <span {...mark}>{text(option)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
