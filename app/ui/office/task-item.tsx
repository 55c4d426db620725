import type { Locale } from "#app/domain/events/locale.ts";
import type { OpenTask } from "#app/domain/payment/open-task.ts";
import { NOTE_LENGTH, type TaskDeed } from "#app/domain/payment/task.ts";
import { formatMoment, formatMoney, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";

type TaskItemProps = {
  said: Words;
  locale: Locale;
  task: OpenTask;
  /** Where the page comes back to. */
  back: "tasks" | "guest";
  /** The note was missing when it was sent. */
  noteMissing?: boolean;
};

/** One task: whom it is about, what happened, since when, and the buttons that settle it. */
export function TaskItem({ said, locale, task, back, noteMissing = false }: TaskItemProps) {
  const { officeTasks } = said;
  const lost = task.kind === "dispute-lost" && task.orderState !== "paid";
  const guestHref = localePath(locale, `/office/events/${task.eventId}/guests/${task.orderId}`);
  return (
    <article className="card task" id={`task-${task.id}`} aria-labelledby={`task-${task.id}-who`}>
      {back === "tasks" ? (
        <p className="tiny">
          {task.event} ·{" "}
          <time dateTime={isoMoment(task.openedAt)}>
            {officeTasks.since({ time: formatMoment(task.openedAt, task.timeZone, locale) })}
          </time>
        </p>
      ) : null}
      <h2 id={`task-${task.id}-who`}>
        {back === "tasks" ? <a href={guestHref}>{task.guest}</a> : officeTasks.title}
      </h2>
      <p>{lost ? officeTasks.lostNoTicket : officeTasks.kinds[task.kind]}</p>
      <TaskFigures said={said} locale={locale} task={task} />
      {task.kind === "disputed" ? <p className="tiny">{officeTasks.inStripe}</p> : null}
      <div className="stack">
        {task.deeds
          .filter((deed) => deed !== "dealt")
          .map((deed, n) => (
            <form key={deed} method="post" action={localePath(locale, "/office/tasks")}>
              <Hidden task={task} deed={deed} back={back} />
              <button type="submit" className={n === 0 ? "button" : "button quiet"} data-once="">
                {deed === "pay-back" && task.kind === "refunded-elsewhere"
                  ? officeTasks.payBackRest
                  : officeTasks.deeds[deed]}
              </button>
            </form>
          ))}
        {task.deeds.includes("dealt") ? <Dealt {...{ said, locale, task, back, noteMissing }} /> : null}
      </div>
    </article>
  );
}

function TaskFigures({ said, locale, task }: { said: Words; locale: Locale; task: OpenTask }) {
  const { officeGuest, officeTasks } = said;
  const kinds: Readonly<Record<string, string>> = officeGuest.letterKinds;
  if (task.letterKind !== null)
    return <p className="small">{officeTasks.letter({ kind: kinds[task.letterKind] ?? task.letterKind })}</p>;
  if (task.amountMinor === null) return null;
  const amount = formatMoney({ minor: task.amountMinor, currency: task.currency }, locale);
  return <p className="small">{officeTasks.amount({ amount })}</p>;
}

function Hidden({ task, deed, back }: { task: OpenTask; deed: TaskDeed; back: string }) {
  return (
    <>
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}

function Dealt({ said, locale, task, back, noteMissing = false }: TaskItemProps) {
  const { officeTasks } = said;
  const id = `note-${task.id}`;
  return (
    <details className="unfold" open={noteMissing}>
      <summary>{officeTasks.dealtOpen}</summary>
      <form method="post" action={localePath(locale, "/office/tasks")}>
        <Hidden task={task} deed="dealt" back={back} />
        <div className={noteMissing ? "field bad" : "field"}>
          <label htmlFor={id}>{officeTasks.note}</label>
          <textarea
            id={id}
            name="note"
            rows={2}
            maxLength={NOTE_LENGTH}
            aria-invalid={noteMissing ? true : undefined}
            aria-describedby={noteMissing ? `${id}-error` : undefined}
          />
          {noteMissing ? (
            <p className="error" id={`${id}-error`}>
              {officeTasks.refusals["no-note"]}
            </p>
          ) : null}
        </div>
        <button type="submit" className="button quiet" data-once="">
          {officeTasks.deeds.dealt}
        </button>
      </form>
    </details>
  );
}
