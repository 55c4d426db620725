import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type FigureName, isFigureName } from "#app/domain/money/figures.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { BooksView } from "#app/ui/office/books-view.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import booksStylesheet from "#app/ui/styles/books.css?url";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showBooks } from "#app/use-cases/money/show-books.server.ts";
import { requireOrganiser } from "./guard.ts";

export function links() {
  return [stylesheet, booksStylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const query = new URL(request.url).searchParams;
  const asked = query.get("figure");
  const figure: FigureName = isFigureName(asked) ? asked : "profit";
  const page = await showBooks(context.world, { period: query.get("period"), locale: localeOf(request) });
  return { page, figure };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeMoney.booksTitle);

export default function Books() {
  return <BooksView locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
