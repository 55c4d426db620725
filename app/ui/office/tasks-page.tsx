import type { Locale } from "#app/domain/events/locale.ts";
import type { OpenTask } from "#app/domain/payment/open-task.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { TaskItem } from "./task-item.tsx";

type Refused = {
  reason: "closed" | "not-possible" | "disputed" | "unavailable" | "no-note";
  taskId: string;
} | null;

type TasksPageProps = {
  locale: Locale;
  tasks: readonly OpenTask[];
  done: boolean;
  refused: Refused;
};

/** Everything over all events that waits for a decision, the oldest first. */
export function TasksPage({ locale, tasks, done, refused }: TasksPageProps) {
  const said = words(locale);
  const { officeTasks } = said;
  return (
    <OfficeLayout locale={locale} title={officeTasks.title} section="events" wide>
      {refused?.reason === "no-note" ? (
        <ErrorSummary words={said} errors={{ [`note-${refused.taskId}`]: officeTasks.refusals["no-note"] }} />
      ) : refused ? (
        <Notice tone="bad" title={officeTasks.refusals[refused.reason]} />
      ) : null}
      {done && !refused ? <Notice tone="good" title={officeTasks.done} /> : null}
      {tasks.length === 0 ? (
        <section className="card">
          <h2>{officeTasks.none}</h2>
          <p className="muted">{officeTasks.noneText}</p>
        </section>
      ) : (
        <>
          <p className="muted small">{officeTasks.intro}</p>
          <div className="stack task-list">
            {tasks.map((task) => (
              <TaskItem
                key={task.id}
                {...{ said, locale, task }}
                back="tasks"
                noteMissing={refused?.reason === "no-note" && refused.taskId === task.id}
              />
            ))}
          </div>
        </>
      )}
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}
