import { isRouteErrorResponse, Links, Meta, Outlet, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { StatePage } from "./ui/state-page.tsx";
import stylesheet from "./ui/styles/base.css?url";
import { useLocale, useWords } from "./ui/use-words.ts";

export function links() {
  return [
    { rel: "stylesheet", href: stylesheet },
    { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
    { rel: "apple-touch-icon", href: "/icon-180.png" },
  ];
}

/** The document around every page. It ships no framework script: pages are plain HTML (docs/decisions/0002). */
export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={useLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf6ef" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14110f" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
        {import.meta.env.MODE === "development" && <script type="module" src="/@vite/client" />}
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Any refusal that no page of its own explains: said in the page's language, with what to do next. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { common } = useWords();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const said =
    status === 404
      ? { title: common.notFoundTitle, text: common.notFoundText }
      : status === 403 || status === 401
        ? { title: common.forbiddenTitle, text: common.forbiddenText }
        : status === 429
          ? { title: common.tooManyTitle, text: common.tooManyText }
          : status < 500
            ? { title: common.refusedTitle, text: common.refusedText }
            : { title: common.brokenTitle, text: common.brokenText };
  return (
    <>
      <title>{said.title}</title>
      <StatePage locale={useLocale()} {...said} />
    </>
  );
}
