import { type EventCard as Card, type HostView, lowestPrice } from "#app/domain/events/event-view.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { Cover } from "./cover.tsx";
import { foreign } from "./foreign.ts";
import { Host } from "./host.tsx";

/** What is coming, and who organises it. */
export function HomePage({ events, host }: { events: readonly Card[]; host: HostView | null }) {
  const { event: say, common } = useWords();
  const locale = useLocale();
  return (
    <PublicLayout locale={locale} wide>
      <header className="home-head">
        <h1>{say.homeTitle}</h1>
        <p className="muted">{say.homeIntro}</p>
      </header>
      {events.length > 0 ? (
        <ul className="plain cards">
          {events.map((event) => (
            <EventCard key={event.id} event={event} />
          ))}
        </ul>
      ) : (
        <section className="card empty">
          <h2>{say.homeEmptyTitle}</h2>
          <p className="muted">{say.homeEmpty}</p>
          <a className="button quiet slim" href={localePath(locale, "/find-my-ticket")}>
            {common.findTicket}
          </a>
        </section>
      )}
      {host ? <Host host={host} /> : null}
    </PublicLayout>
  );
}

function EventCard({ event }: { event: Card }) {
  const { event: say } = useWords();
  const locale = useLocale();
  const lowest = lowestPrice(event.sides);
  const price = lowest && (lowest.price.minor === 0 ? say.free : formatMoney(lowest.price, locale));
  return (
    <li>
      <article className="card event-card">
        <div aria-hidden="true">
          <Cover event={event} locale={locale} wide />
        </div>
        <div className="event-card-text">
          <p className="tiny">{formatMoment(event.startsAt, event.timeZone, locale)}</p>
          <h2 {...foreign(event.words.locale, locale)}>
            <a href={localePath(locale, `/e/${event.slug}`)}>{event.words.title}</a>
          </h2>
          <p className="small muted" {...(event.place ? foreign(event.place.locale, locale) : {})}>
            {[event.place?.city, event.place?.area].filter(Boolean).join(" · ")}
          </p>
          <p className="row small">
            <span>{lowest?.several && price ? say.from({ price }) : price}</span>
            <span className={event.status === "on-sale" ? "good-ink" : "muted"}>
              {say.statusShort[event.status]}
            </span>
          </p>
        </div>
      </article>
    </li>
  );
}
