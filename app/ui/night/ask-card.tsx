import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import type { NightView } from "./night-view.ts";

/** Asks about the person of the table before, in passing; once answered it is gone, and the ballot can still be changed. */
export function AskCard({ view, about }: { view: NightView; about: { lineId: string; name: string } }) {
  const { nightPage: say } = words(view.locale);
  const answers = [
    { says: "no", label: say.askNo, look: "button quiet" },
    { says: "yes", label: say.askYes, look: "button" },
  ];
  return (
    <section className="card night-ask" aria-labelledby="night-ask">
      <div className="night-ask-head">
        <h2 id="night-ask">{say.askTitle(about)}</h2>
        <p className="tiny">{say.askHint}</p>
      </div>
      <form
        method="post"
        action={localePath(view.locale, `${view.path}/ballot`)}
        data-later={`mark ${about.lineId}`}
        data-later-hide=""
      >
        <input type="hidden" name="intent" value="mark" />
        <input type="hidden" name="about" value={about.lineId} />
        <input type="hidden" name="from" value="night" />
        {answers.map(({ says, label, look }) => (
          <button key={says} className={look} type="submit" name="says" value={says}>
            {label}
          </button>
        ))}
      </form>
    </section>
  );
}
