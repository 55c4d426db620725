import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { VenueList } from "#app/ui/office/venue-list.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { listVenues } from "#app/use-cases/venues/list-venues.server.ts";
import { requireOrganiser } from "./guard.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  return { venues: await listVenues(context.world) };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeVenues.title);

export default function Venues() {
  const locale = useLocale();
  const { officeVenues: say } = useWords();
  const { venues } = useLoaderData<typeof loader>();
  const add =
    venues.length === 0 ? null : (
      <a className="button" href={localePath(locale, "/office/venues/new")}>
        {say.add}
      </a>
    );
  return (
    <OfficeLayout locale={locale} title={say.title} section="venues" dock={add} wide>
      <VenueList locale={locale} venues={venues} />
    </OfficeLayout>
  );
}
