import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { EventsPage } from "#app/ui/office/events-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { listOfficeEvents } from "#app/use-cases/events/list-office-events.server.ts";
import { countOpenTasks } from "#app/use-cases/payment/list-open-tasks.server.ts";
import { countOpenReports } from "#app/use-cases/trust/list-safety.server.ts";
import { requireOrganiser } from "./guard.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const [list, tasks, reports] = await Promise.all([
    listOfficeEvents(context.world, { locale: requestLocale(request) }),
    countOpenTasks(context.world),
    countOpenReports(context.world),
  ]);
  return { list, tasks, reports };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).office.listTitle);

export default function Events() {
  const { list, tasks, reports } = useLoaderData<typeof loader>();
  return <EventsPage locale={useLocale()} list={list} tasks={tasks} reports={reports} />;
}
