import type { Words } from "#app/i18n/words.ts";

export type TaskLine = {
  key: string;
  /** Whom it is about, and what happened to them. */
  who: string;
  what: string;
  href: string | null;
};

/** What waits for the organiser's decision, each with a way in. */
export function TaskCard({
  words: { officeEvent, officeTasks },
  tasks,
  allHref,
}: {
  words: Words;
  tasks: readonly TaskLine[];
  allHref: string;
}) {
  return (
    <section className="card tasks" id="tasks" data-live="tasks" aria-labelledby="tasks-title">
      <h2 id="tasks-title">
        {tasks.length > 0 ? officeEvent.tasksTitle({ count: tasks.length }) : officeEvent.tasksNone}
      </h2>
      {tasks.length > 0 ? (
        <ul className="plain">
          {tasks.map(({ key, who, what, href }) => (
            <li key={key}>
              {href === null ? (
                <span>
                  <TaskText who={who} what={what} colon={officeEvent.taskColon} />
                </span>
              ) : (
                <a href={href}>
                  <TaskText who={who} what={what} colon={officeEvent.taskColon} />
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {tasks.length > 0 ? (
        <p className="links">
          <a href={allHref}>{officeTasks.all}</a>
        </p>
      ) : null}
    </section>
  );
}

function TaskText({ who, what, colon }: { who: string; what: string; colon: string }) {
  return (
    <>
      <span className="dot" aria-hidden="true" />
      <span>
        <b>{who}</b>
        {colon}
        {what}
      </span>
    </>
  );
}
