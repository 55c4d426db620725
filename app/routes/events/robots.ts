import type { LoaderFunctionArgs } from "@remix-run/node";

/** Pages of orders are left to their own `noindex`: a robot kept from reading them could not see it. */
export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    "Disallow: /office",
    "Disallow: /en/office",
    "Disallow: /webhooks/",
    "",
    `Sitemap: ${context.world.settings.PUBLIC_URL}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
