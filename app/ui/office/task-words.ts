import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import type { TaskLine } from "./task-card.tsx";

export type TaskFacts = {
  kind: "applications" | "reports" | "order" | "letter-uncertain" | "letter-failed";
  reason: string;
  guest: string | null;
  orderId: string | null;
  amountMinor: number | null;
};

/** A reason the product left on an order, in words. */
export function reasonWords({ officeEvent, officeTasks }: Words, reason: string): string {
  const known: Readonly<Record<string, string>> = { ...officeEvent.taskReasons, ...officeTasks.short };
  return known[reason] ?? officeEvent.taskOther;
}

/** A task as a sentence with its way in. */
export function taskLine(
  words: Words,
  locale: Locale,
  currency: string,
  base: string,
  task: TaskFacts,
  n: number,
): TaskLine {
  const { officeEvent } = words;
  const amount = formatMoney({ minor: task.amountMinor ?? 0, currency }, locale);
  if (task.kind === "applications") {
    const { taskWho, task: toLookAt } = words.approval.office;
    return {
      key: "applications",
      who: taskWho,
      what: toLookAt({ count: Number(task.reason) }),
      href: `${base}/applications`,
    };
  }
  if (task.kind === "reports") {
    const { title, waiting } = words.trust.office;
    return {
      key: "reports",
      who: title,
      what: waiting({ count: Number(task.reason) }),
      href: localePath(locale, "/office/safety"),
    };
  }
  const what = {
    order: () =>
      task.amountMinor === null
        ? reasonWords(words, task.reason)
        : words.officeTasks.withAmount({ text: reasonWords(words, task.reason), amount }),
    "letter-uncertain": () => officeEvent.taskLetterUncertain,
    "letter-failed": () => officeEvent.taskLetterFailed,
  } satisfies Record<Exclude<TaskFacts["kind"], "applications" | "reports">, () => string>;
  return {
    key: `${task.kind}-${task.orderId ?? ""}-${n}`,
    who: task.guest ?? officeEvent.taskNobody,
    what: what[task.kind](),
    href: task.orderId === null ? null : `${base}/guests/${task.orderId}`,
  };
}
