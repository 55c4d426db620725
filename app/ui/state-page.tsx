import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { PublicLayout } from "./public-layout.tsx";

type StatePageProps = {
  locale: Locale;
  title: string;
  text: string;
  reference?: string;
  children?: ReactNode;
};

/** A whole page for one state (not found, forbidden, broken…): what it is and what to do next. */
export function StatePage({ locale, title, text, reference, children }: StatePageProps) {
  const { common } = words(locale);
  return (
    <PublicLayout locale={locale}>
      <section className="state">
        <svg className="state-mark" viewBox="0 0 96 60" aria-hidden="true">
          <circle cx="36" cy="30" r="22" />
          <circle cx="60" cy="30" r="22" />
        </svg>
        <h1>{title}</h1>
        <p className="muted">{text}</p>
        {children ?? (
          <a className="button quiet" href={localePath(locale, "/")}>
            {common.goHome}
          </a>
        )}
        {reference ? <p className="tiny">{common.reference({ id: reference })}</p> : null}
      </section>
    </PublicLayout>
  );
}
