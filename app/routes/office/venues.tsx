import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cleanLine, readCount } from "#app/domain/organiser/read-field.ts";
import { offerNames } from "#app/domain/venues/venue-facts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { VenueList } from "#app/ui/office/venue-list.tsx";
import { searched, VenueSearchForm } from "#app/ui/office/venue-search.tsx";
import { WaitingBookings } from "#app/ui/office/waiting-bookings.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { listVenues } from "#app/use-cases/venues/list-venues.server.ts";
import { listWaiting } from "#app/use-cases/venues/list-waiting.server.ts";
import { requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams;
  const search = {
    word: cleanLine(asked.get("word") ?? "").slice(0, 80),
    capacity: readCapacity(asked.get("capacity") ?? ""),
    offers: offerNames.filter((name) => asked.get(`offer-${name}`) === "yes"),
  };
  const [venues, waiting] = await Promise.all([
    listVenues(context.world, search),
    listWaiting(context.world),
  ]);
  return { venues, waiting, search };
}

function readCapacity(text: string): number | null {
  const read = readCount(text, 1, 100_000);
  return read.ok ? read.value : null;
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeVenues.title);

export default function Venues() {
  const locale = useLocale();
  const { officeFacts, officeVenues: say } = useWords();
  const { venues, waiting, search } = useLoaderData<typeof loader>();
  const add =
    venues.length === 0 && !searched(search) ? null : (
      <a className="button" href={localePath(locale, "/office/venues/new")}>
        {say.add}
      </a>
    );
  return (
    <OfficeLayout locale={locale} title={say.title} section="venues" dock={add} wide>
      <WaitingBookings locale={locale} waiting={waiting} />
      {venues.length > 0 || searched(search) ? <VenueSearchForm locale={locale} search={search} /> : null}
      {venues.length === 0 && searched(search) ? (
        <p className="muted">{officeFacts.searchNone}</p>
      ) : (
        <VenueList locale={locale} venues={venues} />
      )}
    </OfficeLayout>
  );
}
