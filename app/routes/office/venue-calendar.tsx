import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VenueCalendarPage } from "#app/ui/office/venue-calendar-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showVenueCalendar } from "#app/use-cases/venues/show-venue-calendar.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const month = new URL(request.url).searchParams.get("month");
  const calendar = await showVenueCalendar(context.world, { venueId: requireId(params.venueId), month });
  if (!calendar) throw notFound();
  return { calendar };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeCalendar.title);

export default function VenueCalendar() {
  const { calendar } = useLoaderData<typeof loader>();
  return <VenueCalendarPage locale={useLocale()} calendar={calendar} />;
}
