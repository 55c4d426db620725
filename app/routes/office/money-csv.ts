import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf } from "#app/i18n/locale-path.ts";
import { ledgerCsv } from "#app/ui/office/ledger-csv.ts";
import { exportLedger } from "#app/use-cases/money/export-ledger.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

/** The event's whole ledger as a file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const locale = localeOf(request);
  const ledger = await exportLedger(context.world, { eventId: requireId(params.eventId), locale });
  if (!ledger) throw notFound();
  return new Response(ledgerCsv(locale, ledger.event, ledger.lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${ledger.event.slug}-ledger.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
