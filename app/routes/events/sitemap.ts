import type { LoaderFunctionArgs } from "@remix-run/node";
import { locales } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { listAddresses } from "#app/use-cases/events/list-addresses.server.ts";

const fixed = ["/", "/legal/terms", "/legal/privacy", "/legal/conduct"];

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Every language of one page, each naming its twins. */
function entry(origin: string, path: string, changed?: Date): string {
  const address = (locale: (typeof locales)[number]) => escapeXml(`${origin}${localePath(locale, path)}`);
  const twins = locales.map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`,
  );
  const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "";
  return locales
    .map((locale) => `<url><loc>${address(locale)}</loc>${lastmod}${twins.join("")}</url>`)
    .join("\n");
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { origin, events } = await listAddresses(context.world);
  const entries = [
    ...fixed.map((path) => entry(origin, path)),
    ...events.map(({ slug, updatedAt }) => entry(origin, `/e/${slug}`, updatedAt)),
  ];
  const head = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;
  return new Response(`${head}\n${entries.join("\n")}\n</urlset>\n`, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=300" },
  });
}
