import type { HostView } from "#app/domain/events/event-view.ts";
import { writtenIn } from "#app/domain/events/locale.ts";
import { useLocale, useWords } from "../use-words.ts";
import { foreign } from "./foreign.ts";

/** Who organises, with the record counted by the installation. */
export function Host({ host }: { host: HostView }) {
  const { event: say } = useWords();
  const locale = useLocale();
  return (
    <section aria-labelledby="host">
      <h2 id="host">{say.hostTitle}</h2>
      <div className="card">
        <div className="host">
          <svg className="host-seal" viewBox="0 0 52 52" aria-hidden="true">
            <rect width="52" height="52" rx="12" />
            <text x="26" y="35" textAnchor="middle">
              {[...host.name][0]}
            </text>
          </svg>
          <div>
            <strong {...foreign(host.nameLocale, locale)}>{host.name}</strong>
            {host.legalName ? (
              <p className="small muted">
                <span {...foreign(writtenIn(host.legalName, locale), locale)}>{host.legalName}</span>
                {host.registrationNo ? ` · ${say.registration({ no: host.registrationNo })}` : null}
              </p>
            ) : null}
          </div>
        </div>
        {host.about ? (
          <p className="small" {...foreign(host.aboutLocale, locale)}>
            {host.about}
          </p>
        ) : null}
        <Record host={host} />
        {host.contactEmail ? (
          <p className="links">
            <a href={`mailto:${host.contactEmail}`}>{say.contact}</a>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Record({ host }: { host: HostView }) {
  const { event: say, nightFigures } = useWords();
  if (host.eventsHeld === 0) return <p className="small record">{say.firstEvening}</p>;
  return (
    <div className="record">
      <dl>
        <div>
          <dt className="tiny">{say.eventsHeld({ count: host.eventsHeld })}</dt>
          <dd>{host.eventsHeld}</dd>
        </div>
        {host.attendancePercent === null ? null : (
          <div>
            <dt className="tiny">{say.attendance}</dt>
            <dd>{host.attendancePercent}%</dd>
          </div>
        )}
      </dl>
      {host.matches ? <p className="small record-matches">{nightFigures.host(host.matches)}</p> : null}
      <p className="tiny">{say.recordNote}</p>
    </div>
  );
}
