import type { MetaDescriptor } from "@remix-run/node";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";

/** The words of a page by its address, where hooks cannot be used. */
export function metaWords(pathname: string): Words {
  return words(readLocalePath(pathname).locale);
}

/** Title of a page that only its holder may see; search engines leave it out. */
export function privateMeta(pathname: string, title: string): MetaDescriptor[] {
  const { common } = metaWords(pathname);
  return [{ title: `${title} · ${common.productName}` }, { name: "robots", content: "noindex" }];
}

type PublicPage = {
  origin: string;
  locale: Locale;
  /** Without the language's prefix. */
  path: string;
  title: string;
  description: string;
  image?: { url: string; alt: string };
};

/** Title, description, canonical and language links, and what chat apps show of a public page. */
export function publicMeta({
  origin,
  locale,
  path,
  title,
  description,
  image,
}: PublicPage): MetaDescriptor[] {
  const url = `${origin}${localePath(locale, path)}`;
  const link = (rel: string, href: string, hrefLang?: string) => ({
    tagName: "link",
    rel,
    href,
    ...(hrefLang ? { hrefLang } : {}),
  });
  return [
    { title },
    { name: "description", content: description },
    link("canonical", url),
    link("alternate", `${origin}${localePath("zh-CN", path)}`, "zh-CN"),
    link("alternate", `${origin}${localePath("en", path)}`, "en"),
    link("alternate", `${origin}${localePath("zh-CN", path)}`, "x-default"),
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: words(locale).common.productName },
    { property: "og:locale", content: locale === "en" ? "en_GB" : "zh_CN" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: url },
    ...(image ? imageMeta(image) : []),
  ];
}

function imageMeta({ url, alt }: { url: string; alt: string }): MetaDescriptor[] {
  return [
    { property: "og:image", content: url },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: alt },
    { name: "twitter:card", content: "summary_large_image" },
    { name: "twitter:image", content: url },
    { name: "twitter:image:alt", content: alt },
  ];
}
