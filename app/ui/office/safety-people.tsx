import type { Locale } from "#app/domain/events/locale.ts";
import type { Standing } from "#app/domain/trust/strikes.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";

export type BanFacts = { id: string; name: string; reason: string; at: Date; by: string };
export type StrikeFacts = {
  name: string;
  standing: Standing;
  missed: readonly {
    eventId: string;
    lineId: string;
    orderId: string;
    event: string;
    at: Date;
    waived: boolean;
  }[];
};

type Part = { said: Words; locale: Locale; timeZone: string };

/** Who did not come, evening by evening; a missed one can be waived. */
export function Strikes({ said, locale, timeZone, strikes }: Part & { strikes: readonly StrikeFacts[] }) {
  const { office } = said.trust;
  return (
    <section aria-labelledby="strikes">
      <h2 id="strikes">{office.strikes}</h2>
      <p className="muted small">{office.strikesLead}</p>
      {strikes.length === 0 ? <p className="muted">{office.noStrikes}</p> : null}
      <ul className="plain stack">
        {strikes.map(({ name, standing, missed }) => (
          <li key={`${name} ${missed[0]?.lineId}`} className="card">
            <h3>
              <bdi>{name}</bdi> <span className="tag">{office.standing[standing]}</span>
            </h3>
            <p className="small muted">
              {office.strike({ count: missed.filter(({ waived }) => !waived).length })}
            </p>
            <ul className="plain">
              {missed.map((one) => (
                <li key={one.lineId} className="stack">
                  <a href={localePath(locale, `/office/events/${one.eventId}/guests/${one.orderId}`)}>
                    {office.at({ time: formatMoment(one.at, timeZone, locale), event: one.event })}
                  </a>
                  {one.waived ? (
                    <span className="muted small">{office.waived}</span>
                  ) : (
                    <form method="post">
                      <input type="hidden" name="deed" value="waive" />
                      <input type="hidden" name="event" value={one.eventId} />
                      <input type="hidden" name="line" value={one.lineId} />
                      <button type="submit" className="button quiet slim" data-once="">
                        {office.waive}
                      </button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who is not to come again, and why; a ban can be lifted. */
export function Bans({ said, locale, timeZone, bans }: Part & { bans: readonly BanFacts[] }) {
  const { office } = said.trust;
  return (
    <section aria-labelledby="bans">
      <h2 id="bans">{office.bans}</h2>
      {bans.length === 0 ? <p className="muted">{office.noBans}</p> : null}
      <ul className="plain stack">
        {bans.map(({ id, name, reason, at, by }) => (
          <li key={id} className="card">
            <h3>
              <bdi>{name}</bdi>
            </h3>
            <p className="as-written">{reason}</p>
            <p className="tiny">{office.banned({ name: by, time: formatMoment(at, timeZone, locale) })}</p>
            <form method="post">
              <input type="hidden" name="deed" value="lift" />
              <input type="hidden" name="ban" value={id} />
              <button type="submit" className="button quiet slim" data-once="">
                {office.lift}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
