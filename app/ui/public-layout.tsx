import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type PublicLayoutProps = {
  locale: Locale;
  /** The same page in the other language; its home when a page has no twin. */
  otherHref?: string;
  /** A fixed bar at the thumb, for the one next action. */
  dock?: ReactNode;
  /** Two columns on wide screens. */
  wide?: boolean;
  children: ReactNode;
};

/** Frame of every page an attendee sees: quiet head, one column, legal foot. */
export function PublicLayout({ locale, otherHref, dock, wide, children }: PublicLayoutProps) {
  const { common } = words(locale);
  const other: Locale = locale === "en" ? "zh-CN" : "en";
  return (
    <>
      <a className="skip" href="#main">
        {common.skipToContent}
      </a>
      <header className="top wrap">
        <a className="brand" href={localePath(locale, "/")}>
          <Seal />
          {common.productName}
        </a>
        <a className="tag" lang={other} hrefLang={other} href={otherHref ?? localePath(other, "/")}>
          {common.otherLanguage}
        </a>
      </header>
      <main id="main" className={`wrap${wide ? " wide" : ""}${dock ? " docked" : ""}`} tabIndex={-1}>
        {children}
      </main>
      <footer className="wrap foot">
        <nav aria-label={common.productName}>
          <a href={localePath(locale, "/find-my-ticket")}>{common.findTicket}</a>
          <a href={localePath(locale, "/legal/terms")}>{common.terms}</a>
          <a href={localePath(locale, "/legal/privacy")}>{common.privacy}</a>
          <a href={localePath(locale, "/legal/conduct")}>{common.conduct}</a>
        </nav>
      </footer>
      {dock ? (
        <aside className="dock">
          <div>{dock}</div>
        </aside>
      ) : null}
    </>
  );
}

/** The product's mark: two circles that share a middle. */
export function Seal() {
  return (
    <svg className="seal" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <circle cx="13" cy="16" r="6.5" />
      <circle cx="19" cy="16" r="6.5" />
    </svg>
  );
}
