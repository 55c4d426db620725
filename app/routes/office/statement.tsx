import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { StatementView } from "#app/ui/office/statement-view.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/books.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showBooks } from "#app/use-cases/money/show-books.server.ts";
import { requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const period = new URL(request.url).searchParams.get("period");
  return { page: await showBooks(context.world, { period, locale: localeOf(request) }) };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeMoney.statement);

export default function Statement() {
  return <StatementView locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
