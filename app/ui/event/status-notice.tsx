import type { EventStatus } from "#app/domain/events/event-view.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { useLocale, useWords } from "../use-words.ts";

type Said = { tone: "warn" | "bad" | "calm"; title: string; text: string };

/** What a page says when no seat can be had, and why. */
function said(status: EventStatus, { event: say }: Words): Said | null {
  const table = {
    "on-sale": null,
    "sold-out": {
      tone: "warn",
      title: say.noticeSoldOutTitle,
      text: say.noticeSoldOut,
    },
    closed: {
      tone: "calm",
      title: say.noticeClosedTitle,
      text: say.noticeClosed,
    },
    paused: {
      tone: "calm",
      title: say.noticePausedTitle,
      text: say.noticePaused,
    },
    past: { tone: "calm", title: say.noticePastTitle, text: say.noticePast },
    cancelled: {
      tone: "bad",
      title: say.noticeCancelledTitle,
      text: say.noticeCancelled,
    },
  } satisfies Record<EventStatus, Said | null>;
  return table[status];
}

/** The state of an event that cannot be registered for, with the next thing to do. Nothing while it is on sale. */
export function StatusNotice({ status }: { status: EventStatus }) {
  const words = useWords();
  const locale = useLocale();
  const notice = said(status, words);
  if (!notice) return null;
  return (
    <section className={`notice ${notice.tone}`} aria-labelledby="status">
      <h2 id="status">{notice.title}</h2>
      <p>{notice.text}</p>
      <p className="links">
        <a href={localePath(locale, "/")}>{words.event.otherEvents}</a>
        {status === "cancelled" || status === "past" ? (
          <a href={localePath(locale, "/find-my-ticket")}>{words.event.myTicket}</a>
        ) : null}
      </p>
    </section>
  );
}
