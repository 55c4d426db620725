import type { ReactNode } from "react";
import { localePath } from "#app/i18n/locale-path.ts";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";

type AfterFrameProps = {
  /** The night link's own address without the language: "/n/<token>". */
  path: string;
  /** What follows it: "/ballot". */
  page: string;
  kicker: string;
  title: string;
  children: ReactNode;
};

/** The sheet of every page on which a guest chooses, or reads what came of it. */
export function AfterFrame({ path, page, kicker, title, children }: AfterFrameProps) {
  const { nightBallot: say, nightPage } = useWords();
  const locale = useLocale();
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", `${path}${page}`)}>
      <div className="ballot">
        <p className="tiny">{kicker}</p>
        <h1>{title}</h1>
        {children}
        <p className="links">
          <a href={localePath(locale, path)}>{say.back}</a>
          <a href={localePath(locale, `${path}/safety`)}>{nightPage.help}</a>
        </p>
      </div>
    </PublicLayout>
  );
}
