import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { NightScreen } from "#app/ui/office/night-screen.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import live from "#app/ui/styles/night-live.css?url";
import screen from "#app/ui/styles/night-screen.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showRoom } from "#app/use-cases/night/show-room.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [live, screen].map((href) => ({ rel: "stylesheet", href }));

/** The screen for the room. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const shown = await showRoom(context.world, {
    eventId: requireId(params.eventId),
    locale: localeOf(request),
  });
  if (!shown) throw notFound();
  return shown;
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightRoom.screenTitle);

export default function Screen() {
  return <NightScreen locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
