import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { EventNav, type EventPlace, OfficeNav, type OfficeSection } from "./office-nav.tsx";

type OfficeLayoutProps = {
  locale: Locale;
  title: string;
  /** A quiet line above the title: "12 月 5 日（周六）19:00 · 还有 14 天". */
  kicker?: ReactNode;
  /** Beside the title, at the far end: a state or a small action. */
  aside?: ReactNode;
  /** Where "back" leads; none on the office's own rooms. */
  back?: { href: string; label: string };
  /** Inside one event: its four places stand at the thumb. `place` is left out on a page under none of them. */
  event?: { id: string; place?: EventPlace };
  /** Outside an event: which room of the office this is. */
  section?: OfficeSection;
  /** A bar at the thumb for the one next action (not together with `event`). */
  dock?: ReactNode;
  /** Two columns on wide screens. */
  wide?: boolean;
  children: ReactNode;
};

/** Frame of every office page: a title row, the navigation where the thumb is, and a quiet foot. */
export function OfficeLayout(props: OfficeLayoutProps) {
  const { locale, title, kicker, aside, back, event, section, dock, wide, children } = props;
  const { common, office } = words(locale);
  const width = wide ? " wide" : "";
  return (
    <>
      <a className="skip" href="#main">
        {common.skipToContent}
      </a>
      <header className={`office-head wrap${width}`}>
        {event || back ? (
          <a className="back-link" href={back?.href ?? localePath(locale, "/office")}>
            <span aria-hidden="true">‹</span> {back?.label ?? office.backToEvents}
          </a>
        ) : (
          <OfficeNav locale={locale} current={section} />
        )}
        <div className="title-row">
          <div>
            {kicker ? <p className="tiny kicker">{kicker}</p> : null}
            <h1>{title}</h1>
          </div>
          {aside}
        </div>
      </header>
      {event ? <EventNav locale={locale} eventId={event.id} current={event.place} /> : null}
      <main id="main" className={`wrap${width}`} tabIndex={-1}>
        {children}
      </main>
      <OfficeFoot locale={locale} />
      {dock ? (
        <section className="office-dock no-print" aria-label={office.nextStep}>
          <div className={`wrap${width}`}>{dock}</div>
        </section>
      ) : null}
    </>
  );
}

function OfficeFoot({ locale }: { locale: Locale }) {
  const { common, office } = words(locale);
  const location = useLocation();
  const other: Locale = locale === "en" ? "zh-CN" : "en";
  const twin = localePath(other, readLocalePath(location.pathname).path) + location.search;
  return (
    <footer className="office-foot wrap no-print">
      <a className="tag" lang={other} hrefLang={other} href={twin}>
        {common.otherLanguage}
      </a>
      <form method="post" action={localePath(locale, "/office/sign-out")}>
        <button type="submit" className="tag">
          {office.signOut}
        </button>
      </form>
    </footer>
  );
}
