import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localeOf } from "#app/i18n/locale-path.ts";
import { NightPrint } from "#app/ui/office/night-print.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-print.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showSheets } from "#app/use-cases/night/show-room.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const what = z.enum(["all", "people", "tables"]).catch("all");

/** The seat sheets on paper. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const shown = await showSheets(context.world, {
    eventId: requireId(params.eventId),
    locale: localeOf(request),
  });
  if (!shown) throw notFound();
  return { ...shown, kind: what.parse(new URL(request.url).searchParams.get("what")) };
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightRoom.printTitle);

export default function Print() {
  return <NightPrint locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
