import type { EventStage } from "#app/domain/events/event-stage.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";

const upcoming: readonly EventStage[] = ["on-sale", "sold-out", "paused", "sales-closed"];

/** What is seldom done to an event, at the end of its page: move it, call it off, or see how that goes. */
export function EventMore({ locale, base, stage }: { locale: Locale; base: string; stage: EventStage }) {
  const { goNoGo, nightQuestions, officeCancel: say, officeSales, shortlist } = words(locale);
  const ahead = upcoming.includes(stage);
  const links = [
    stage === "cancelled" || stage === "ended"
      ? null
      : { href: `${base}/codes`, label: officeSales.codesLink, text: officeSales.codesLinkText },
    stage === "under-way"
      ? null
      : { href: `${base}/decision`, label: goNoGo.moreLink, text: goNoGo.moreLinkText },
    ahead || stage === "draft"
      ? { href: `${base}/venues`, label: shortlist.moreLink, text: shortlist.moreLinkText }
      : null,
    ahead || stage === "draft" || stage === "under-way"
      ? { href: `${base}/night/questions`, label: nightQuestions.title, text: nightQuestions.moreText }
      : null,
    ahead ? { href: `${base}/move`, label: say.moveLink, text: say.moveLinkText } : null,
    ahead || stage === "under-way"
      ? { href: `${base}/cancel`, label: say.cancelLink, text: say.cancelLinkText }
      : null,
    stage === "cancelled" ? { href: `${base}/cancel`, label: say.progressLink, text: "" } : null,
  ].filter((link) => link !== null);
  if (links.length === 0) return null;
  return (
    <section className="card more" aria-labelledby="more-title">
      <h2 id="more-title">{say.more}</h2>
      <ul className="plain">
        {links.map(({ href, label, text }) => (
          <li key={label}>
            <a className="thumb" href={href}>
              {label}
            </a>
            {text ? <span className="tiny block">{text}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
