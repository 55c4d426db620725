import type { ReactNode } from "react";
import type { EventView, HostView } from "#app/domain/events/event-view.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { PublicLayout } from "../public-layout.tsx";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";
import { Cover } from "./cover.tsx";
import { Evening, Questions } from "./evening.tsx";
import { EventDock } from "./event-dock.tsx";
import { foreign } from "./foreign.ts";
import { Host } from "./host.tsx";
import { Refunds } from "./refunds.tsx";
import { Sides } from "./sides.tsx";
import { StatusNotice } from "./status-notice.tsx";
import { WhenAndWhere } from "./when-and-where.tsx";

type EventPageProps = {
  event: EventView;
  host: HostView | null;
  /** The same page in the other language, where it is not the public one. */
  otherHref?: string;
  /** What the organiser is told above a preview. */
  above?: ReactNode;
  /** A draft's preview: what would lead to a page that is not there yet leads nowhere, and says so. */
  draft?: boolean;
};

/** The public page of one event: everything a person needs to trust it, and one way in. Needs no script. */
export function EventPage({ event, host, otherHref, above, draft = false }: EventPageProps) {
  const locale = useLocale();
  const other = locale === "en" ? "zh-CN" : "en";
  const via = useVia();
  return (
    <PublicLayout
      locale={locale}
      otherHref={otherHref ?? localePath(other, `/e/${event.slug}${viaQuery(via)}`)}
      dock={<EventDock event={event} draft={draft} />}
      wide
    >
      {above}
      <div className="event">
        <div className="event-head">
          <Cover event={event} locale={locale} />
          <Head event={event} />
        </div>
        <div className="event-side">
          <StatusNotice status={event.status} />
          <WhenAndWhere event={event} draft={draft} />
          <Sides event={event} draft={draft} />
          {host ? <Host host={host} /> : null}
        </div>
        <div className="event-rest">
          <Evening words={event.words} />
          <Refunds ladder={event.refundLadder} startsAt={event.startsAt} timeZone={event.timeZone} />
          <Questions />
        </div>
      </div>
    </PublicLayout>
  );
}

function Head({ event }: { event: EventView }) {
  const { event: say } = useWords();
  const mark = foreign(event.words.locale, useLocale());
  return (
    <header>
      <ul className="tags">
        <li className="tag">{say.kind({ kind: event.kind })}</li>
        <li className="tag">{say.ages({ min: event.minAge, max: event.maxAge })}</li>
        <li className="tag">{say.heads({ counts: event.sides.map(({ capacity }) => capacity) })}</li>
      </ul>
      <h1 {...mark}>{event.words.title}</h1>
      <p className="muted lead" {...mark}>
        {event.words.summary}
      </p>
    </header>
  );
}
