import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { showOrderCalendar } from "#app/use-cases/registration/show-order-calendar.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showOrderCalendar(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw new Response(null, { status: 404 });
  return new Response(shown.file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="qingju.ics"',
      "X-Robots-Tag": "noindex",
    },
  });
}
