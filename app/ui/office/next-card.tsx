import type { Locale } from "#app/domain/events/locale.ts";
import type { NextAction } from "#app/domain/events/next-action.ts";
import { type Deadline, distanceTo } from "#app/domain/events/next-deadline.ts";
import { formatMoment, formatZone, isoMoment } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";

/** How far a moment is, in words: "还有 14 天". */
export function distanceWords({ officeEvent }: Words, at: Date, now: Date): string {
  const { unit, count } = distanceTo(at, now);
  return unit === "now" ? officeEvent.distance.now : officeEvent.distance[unit]({ count });
}

type NextCardProps = {
  words: Words;
  locale: Locale;
  now: Date;
  timeZone: string;
  deadline: Deadline | null;
  action: NextAction;
  /** Where each action leads; `resume` is a form's address. */
  hrefs: Readonly<Record<NextAction, string>>;
};

/** The next deadline with how far it is, and under it the one thing to do next. */
export function NextCard({ words, locale, now, timeZone, deadline, action, hrefs }: NextCardProps) {
  const { officeEvent } = words;
  const todo = officeEvent.actions[action];
  return (
    <section className="card due" data-live="next" aria-label={todo.title}>
      {deadline ? (
        <>
          <div className="row">
            <h2>{officeEvent.deadlines[deadline.kind]}</h2>
            <span className="tiny nowrap">{distanceWords(words, deadline.at, now)}</span>
          </div>
          <p className="small">
            <time dateTime={isoMoment(deadline.at)}>{formatMoment(deadline.at, timeZone, locale)}</time>
            <span className="tiny"> {formatZone(deadline.at, timeZone, locale)}</span>
          </p>
          <p className="small muted">{officeEvent.deadlineTexts[deadline.kind]}</p>
          <hr className="rule" />
        </>
      ) : null}
      <h2>{todo.title}</h2>
      <p className="small muted">{todo.text}</p>
      {action === "resume" ? (
        <form method="post" action={hrefs.resume}>
          <input type="hidden" name="intent" value="resume" />
          <button type="submit" className="button" data-once="">
            {todo.button}
          </button>
        </form>
      ) : (
        <a className="button" href={hrefs[action]}>
          {todo.button}
        </a>
      )}
    </section>
  );
}
