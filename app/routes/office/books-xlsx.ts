import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeXlsx } from "#app/domain/money/xlsx.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { booksSheets } from "#app/ui/office/books-sheets.ts";
import { exportBooks } from "#app/use-cases/money/export-books.server.ts";
import { requireOrganiser } from "./guard.ts";

/** The books of a year or a month as a workbook: events, months, venues and every ledger line. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const [locale, asked] = [localeOf(request), new URL(request.url).searchParams.get("period")];
  const books = await exportBooks(context.world, { period: asked, locale });
  const bytes = new Uint8Array(writeXlsx(booksSheets(locale, books)));
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="books-${books.period}.xlsx"`,
      "Cache-Control": "no-store",
    },
  });
}
