import type { EventView } from "#app/domain/events/event-view.ts";
import { formatSpan, formatZone, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useLocale, useWords } from "../use-words.ts";
import { foreign } from "./foreign.ts";

type Times = Pick<EventView, "startsAt" | "endsAt" | "timeZone">;

/** The time of an event, with its zone named. */
export function When({ startsAt, endsAt, timeZone }: Times) {
  const locale = useLocale();
  return (
    <p className="when">
      <time dateTime={isoMoment(startsAt)}>
        <Span text={formatSpan(startsAt, endsAt, timeZone, locale)} whole={locale === "zh-CN"} />
      </time>
      <span className="tiny"> {formatZone(startsAt, timeZone, locale)}</span>
    </p>
  );
}

/** From when to when; past midnight a line ends between the two, and never inside a short Chinese date. */
function Span({ text, whole }: { text: string; whole: boolean }) {
  const [from, to = ""] = text.split("–");
  if (!whole || /^\u2060?\d\d:\d\d$/.test(to)) return text;
  return (
    <>
      <span className="nowrap">{from}–</span>
      <wbr />
      <span className="nowrap">{to}</span>
    </>
  );
}

/** When and where, as far as the reader may know it. */
export function WhenAndWhere({ event, draft }: { event: EventView; draft: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const { place } = event;
  const mark = place ? foreign(place.locale, locale) : {};
  return (
    <section className="card facts" aria-labelledby="when">
      <h2 id="when" className="hidden-label">
        {words.event.whenTitle}
      </h2>
      <When {...event} />
      {place ? (
        <address>
          <span {...mark}>{[place.city, place.area, place.name].filter(Boolean).join(" · ")}</span>
          <br />
          <span className="muted small">
            {place.address ? <span {...mark}>{place.address}</span> : words.event.addressLater}
          </span>
        </address>
      ) : null}
      <p className="links">
        {place?.mapUrl ? (
          <a href={place.mapUrl} rel="noreferrer">
            {words.event.openMap}
          </a>
        ) : null}
        {draft || event.status === "cancelled" || event.status === "past" ? null : (
          <a href={localePath(locale, `/e/${event.slug}/calendar.ics`)}>{words.event.addToCalendar}</a>
        )}
      </p>
    </section>
  );
}
