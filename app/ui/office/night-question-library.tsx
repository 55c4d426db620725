import type { Locale } from "#app/domain/events/locale.ts";
import { libraryParts, questionLibrary } from "#app/domain/night/question-library.ts";
import { words } from "#app/i18n/words.ts";

/** The questions that can be taken as they are; those already taken are left out. */
export function QuestionLibrary({ locale, taken }: { locale: Locale; taken: readonly (string | null)[] }) {
  const { nightQuestions: say, nightLibrary } = words(locale);
  const parts = (["life", "together", "work"] as const).map((part) => ({
    part,
    keys: libraryParts[part].filter((key) => !taken.includes(key)),
  }));
  return (
    <section className="card part" aria-labelledby="library">
      <h2 id="library" className="first">
        {say.libraryTitle}
      </h2>
      {parts
        .filter(({ keys }) => keys.length > 0)
        .map(({ part, keys }, index) => (
          <details key={part} className="more" open={index === 0}>
            <summary>{say.parts[part]}</summary>
            <ul className="plain library">
              {keys.map((key) => {
                const { text, options } = nightLibrary[key];
                return (
                  <li key={key}>
                    <div>
                      <b>{text}</b>
                      <span className="tiny block">
                        {questionLibrary[key].map((option) => options[option]).join(" · ")}
                      </span>
                    </div>
                    <form method="post">
                      <input type="hidden" name="intent" value="library" />
                      <button
                        type="submit"
                        name="key"
                        value={key}
                        className="button quiet slim"
                        aria-label={say.addNamed({ question: text })}
                      >
                        {say.add}
                      </button>
                    </form>
                  </li>
                );
              })}
            </ul>
          </details>
        ))}
    </section>
  );
}
