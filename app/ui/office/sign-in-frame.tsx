import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { PublicLayout } from "../public-layout.tsx";

type SignInFrameProps = { locale: Locale; title: string; lead: string; children: ReactNode };

/** The pages before the office: the two circles, one sentence, one thing to do. */
export function SignInFrame({ locale, title, lead, children }: SignInFrameProps) {
  const other: Locale = locale === "en" ? "zh-CN" : "en";
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, "/office/sign-in")}>
      <div className="sign-in">
        <svg className="state-mark" viewBox="0 0 96 60" aria-hidden="true">
          <circle cx="36" cy="30" r="22" />
          <circle cx="60" cy="30" r="22" />
        </svg>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
      </div>
    </PublicLayout>
  );
}
