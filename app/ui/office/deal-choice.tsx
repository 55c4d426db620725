import type { Locale } from "#app/domain/events/locale.ts";
import { type DealKind, dealKinds } from "#app/domain/money/deal.ts";
import { words } from "#app/i18n/words.ts";

/** The first step: how the venue is paid. Each choice leads to the form with its own amounts. */
export function DealChoice({ locale, href }: { locale: Locale; href: (kind: DealKind) => string }) {
  const { officeDeals: say } = words(locale);
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{say.chooseTitle}</h2>
      <p className="small muted">{say.chooseLead}</p>
      <ul className="plain cards">
        {dealKinds.map((kind) => (
          <li key={kind}>
            <a className="card link-card" href={href(kind)}>
              <b>{say.kinds[kind]}</b>
              <span className="small muted block">{say.kindTexts[kind]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type DealTabsProps = { locale: Locale; kind: string; href: (kind: DealKind) => string };

/** The kinds beside each other above the form, for who wants another one. */
export function DealTabs({ locale, kind, href }: DealTabsProps) {
  const { officeDeals: say } = words(locale);
  return (
    <nav className="kinds" aria-label={say.otherKind}>
      {dealKinds.map((choice) => (
        <a
          key={choice}
          className="tag"
          href={href(choice)}
          aria-current={choice === kind ? "true" : undefined}
        >
          {say.kinds[choice]}
        </a>
      ))}
    </nav>
  );
}
