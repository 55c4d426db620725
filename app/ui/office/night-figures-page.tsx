import type { Locale } from "#app/domain/events/locale.ts";
import type { Band } from "#app/domain/trust/band.ts";
import { type NightCounts, sharesOf } from "#app/domain/trust/night-figures.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { OfficeLayout } from "./office-layout.tsx";

type Night = { eventId: string; title: string; startsAt: Date; timeZone: string; counts: NightCounts };
type NightFiguresPageProps = {
  locale: Locale;
  nights: readonly Night[];
  total: NightCounts;
  /** One evening alone, by its event. */
  eventId: string | null;
};

/** What evenings came to, counted from the records: of one, or of all with their sum. */
export function NightFiguresPage({ locale, nights, total, eventId }: NightFiguresPageProps) {
  const { nightFigures: say } = words(locale);
  const frame = eventId === null ? { section: "events" as const } : { event: { id: eventId } };
  return (
    <OfficeLayout locale={locale} title={eventId === null ? say.title : say.one} {...frame}>
      <p className="muted small">{say.lead}</p>
      {nights.length === 0 ? (
        <section className="card">
          <h2>{say.none}</h2>
          <p className="muted">{say.noneText}</p>
        </section>
      ) : null}
      {nights.length > 1 ? (
        <Figures locale={locale} heading={say.total({ count: nights.length })} counts={total} />
      ) : null}
      {nights.map((night) => (
        <Figures
          key={night.eventId}
          locale={locale}
          heading={night.title}
          when={formatMoment(night.startsAt, night.timeZone, locale)}
          counts={night.counts}
          href={
            eventId === null ? localePath(locale, `/office/events/${night.eventId}/night/after`) : undefined
          }
        />
      ))}
      {eventId === null ? null : (
        <p className="change-links">
          <a href={localePath(locale, "/office/nights")}>{say.all}</a>
        </p>
      )}
    </OfficeLayout>
  );
}

type FiguresProps = { locale: Locale; heading: string; when?: string; counts: NightCounts; href?: string };

function Figures({ locale, heading, when, counts, href }: FiguresProps) {
  const { nightFigures: say } = words(locale);
  const shares = sharesOf(counts);
  const { ratings, again } = counts;
  const rows = [
    { label: say.mutual, band: shares.mutual, count: counts.matches, of: counts.dates },
    { label: say.matched, band: shares.matched, count: counts.matched, of: counts.people },
    { label: say.ballots, band: shares.ballots, count: counts.ballots, of: counts.people },
    ...(again.asked > 0 ? [{ label: say.again, band: shares.again, count: again.yes, of: again.asked }] : []),
  ];
  const stars = shares.tenths === null ? null : `${Math.floor(shares.tenths / 10)}.${shares.tenths % 10}`;
  return (
    <article className="card">
      <h2>
        {href ? (
          <a className="thumb" href={href}>
            {heading}
          </a>
        ) : (
          heading
        )}
      </h2>
      <p className="tiny">{[when, say.people(counts)].filter(Boolean).join(" · ")}</p>
      <dl className="facts shares">
        {rows.map(({ label, band, count, of }) => (
          <div key={label} className="row">
            <dt>{label}</dt>
            <Share locale={locale} band={band} count={count} of={of} />
          </div>
        ))}
        <div className="row">
          <dt>{say.rating}</dt>
          <dd>
            {stars === null ? (
              <span className="counted">{say.fewStars({ count: ratings.count })}</span>
            ) : (
              <b>{say.stars({ stars, count: ratings.count })}</b>
            )}
          </dd>
        </div>
      </dl>
    </article>
  );
}

type ShareProps = { locale: Locale; band: Band | null; count: number; of: number };

/** A share with what it is counted from, and below it how far it may be trusted. */
function Share({ locale, band, count, of }: ShareProps) {
  const { nightFigures: say } = words(locale);
  return (
    <>
      <dd>
        {band === null ? null : <b>{say.percent(band)} </b>}
        <span className="counted">{say.counted({ count, of })}</span>
      </dd>
      <dd className="range">{band === null ? say.few : say.range(band)}</dd>
    </>
  );
}
