import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { NightFiguresPage } from "#app/ui/office/night-figures-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import figuresSheet from "#app/ui/styles/night-figures.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { readOfficeEvent } from "#app/use-cases/events/read-office-event.server.ts";
import { nightFigures } from "#app/use-cases/night/night-figures.server.ts";
import { notFound, requireOrganiser } from "./guard.ts";

export const links = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "stylesheet", href: figuresSheet },
];

/** Of every evening, or of the one in the address. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const locale = localeOf(request);
  const { eventId } = params;
  if (eventId !== undefined && !(await readOfficeEvent(context.world, { eventId, locale }))) throw notFound();
  const figures = await nightFigures(context.world, { locale, ...(eventId ? { eventId } : {}) });
  return { ...figures, eventId: eventId ?? null };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightFigures.title);

export default function Nights() {
  return <NightFiguresPage locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
