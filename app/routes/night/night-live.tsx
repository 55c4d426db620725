import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { NightCard } from "#app/ui/night/night-card.tsx";
import { followNight, glanceAtNight } from "#app/use-cases/night/follow-night.server.ts";
import type { NightLook } from "#app/use-cases/night/view-night.server.ts";
import { eventStream, type Send } from "./event-stream.ts";

/**
 * The card of a guest's live page, as it changes: an open line, or with `?poll` once, for a phone or a network that
 * keeps no line open. Each word says the server's time.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = { token: params.token ?? "", locale: requestLocale(request) };
  const draw = (look: NightLook) =>
    renderToStaticMarkup(<NightCard view={{ ...look, locale: asked.locale, path: `/n/${asked.token}` }} />);
  if (new URL(request.url).searchParams.has("poll")) {
    const seen = await glanceAtNight(context.world, asked);
    if (!seen.ok) return new Response(null, { status: seen.reason === "not-found" ? 404 : 503 });
    return Response.json(
      { now: seen.now, html: draw(seen.look) },
      { headers: { "Cache-Control": "no-store" } },
    );
  }
  return followCards(request, context, asked, draw);
}

async function followCards(
  request: LoaderFunctionArgs["request"],
  { world }: LoaderFunctionArgs["context"],
  asked: { token: string; locale: ReturnType<typeof requestLocale> },
  draw: (look: NightLook) => string,
): Promise<Response> {
  let line: { send: Send; end(): void } | undefined;
  let over: "gone" | "ended" | undefined;
  let last: { now: Date; html: string } | undefined;
  const followed = await followNight(world, asked, {
    show(look, now) {
      const html = draw(look);
      if (html === last?.html) return;
      last = { now, html };
      line?.send("face", last);
    },
    gone() {
      over = "gone";
      line?.send("gone", {});
      line?.end();
    },
    end() {
      over ??= "ended";
      line?.end();
    },
  });
  if (!followed.ok) return new Response(null, { status: 404 });
  return eventStream(
    request,
    () => ({ now: world.clock.now() }),
    (send, end) => {
      line = { send, end };
      if (last) send("face", last);
      if (over === "gone") send("gone", {});
      if (over) end();
      return followed.stop;
    },
  );
}
