import type { LoaderFunctionArgs } from "@remix-run/node";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { words } from "#app/i18n/words.ts";
import { showCalendar } from "#app/use-cases/events/show-calendar.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = requestLocale(request);
  const slug = params.slug ?? "";
  const path = localePath(locale, `/e/${slug}`);
  const shown = await showCalendar(context.world, {
    slug,
    locale,
    path,
    note: words(locale).event.calendarNote,
  });
  if (!shown.ok) throw new Response(null, { status: 404 });
  return new Response(shown.file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="qingju.ics"',
    },
  });
}
