import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { EventVenuesPage } from "#app/ui/office/event-venues-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { compareVenues, MOST_COMPARED } from "#app/use-cases/venues/compare-venues.server.ts";
import { optionalId } from "./form-fields.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const query = new URL(request.url).searchParams;
  const chosen = query.getAll("v").flatMap((value) => optionalId.parse(value) ?? []);
  const ids = { eventId: requireId(params.eventId), locale: localeOf(request) };
  const page = await compareVenues(context.world, { ...ids, chosen });
  if (!page) throw notFound();
  return { page, done: query.get("done") === "asked", most: MOST_COMPARED };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).shortlist.title);

export default function EventVenues() {
  return <EventVenuesPage locale={useLocale()} {...useLoaderData<typeof loader>()} />;
}
