import type { EventWords } from "#app/domain/events/event-view.ts";
import { useLocale, useWords } from "../use-words.ts";
import { foreign } from "./foreign.ts";
import { Written } from "./written.tsx";

/** What the evening is, what happens when, and what to bring: each part only when the organiser wrote it. */
export function Evening({ words }: { words: EventWords }) {
  const { event: say } = useWords();
  const mark = foreign(words.locale, useLocale());
  return (
    <>
      <Written id="about" title={say.aboutTitle} text={words.about} mark={mark} />
      {words.programme.length > 0 ? (
        <section aria-labelledby="programme">
          <h2 id="programme">{say.programmeTitle}</h2>
          <ol className="flow" {...mark}>
            {words.programme.map(({ at, what }) => (
              <li key={`${at}-${what}`}>
                <span>{at}</span>
                {what}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Written id="bring" title={say.bringTitle} text={words.bring} mark={mark} />
    </>
  );
}

/** What people ask before they register. */
export function Questions() {
  const { event: say } = useWords();
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{say.questionsTitle}</h2>
      <div className="questions">
        {say.questions.map(({ q, a }) => (
          <details key={q}>
            <summary>{q}</summary>
            <p className="muted">{a}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
