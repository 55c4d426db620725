import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { shareCard } from "#app/ui/event/share-card.tsx";
import { showShareImage } from "#app/use-cases/events/show-share-image.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = requestLocale(request);
  const shown = await showShareImage(context.world, { slug: params.slug ?? "", locale, layout: shareCard });
  if (!shown.ok) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(shown.png), {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=300" },
  });
}
