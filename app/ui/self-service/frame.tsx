import type { ReactNode } from "react";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale } from "../use-words.ts";

/** The sheet of every page on which a holder does something; `path` is its own address without the language. */
export function SelfServiceFrame({ path, children }: { path: string; children: ReactNode }) {
  const locale = useLocale();
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", path)}>
      <div className="order">{children}</div>
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}
