import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { exportNight } from "#app/use-cases/night/export-night.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const exported = await exportNight(context.world, { token, locale: requestLocale(request) });
  if (!exported.ok) throw data(null, { status: 404 });
  return new Response(`${JSON.stringify(exported.copy, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="qingju-night.json"',
    },
  });
}
