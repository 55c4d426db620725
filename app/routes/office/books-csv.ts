import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf } from "#app/i18n/locale-path.ts";
import { booksCsv } from "#app/ui/office/books-sheets.ts";
import { exportBooks } from "#app/use-cases/money/export-books.server.ts";
import { requireOrganiser } from "./guard.ts";

/** The events of a year or a month with their figures, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const [locale, asked] = [localeOf(request), new URL(request.url).searchParams.get("period")];
  const books = await exportBooks(context.world, { period: asked, locale });
  return new Response(booksCsv(locale, books), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="books-${books.period}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
