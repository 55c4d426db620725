import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { CockpitView } from "#app/ui/office/cockpit-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showCockpit } from "#app/use-cases/events/show-cockpit.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const cockpit = await showCockpit(context.world, {
    eventId: requireId(params.eventId),
    locale: localeOf(request),
  });
  if (!cockpit) throw notFound();
  return cockpit;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => officeMeta(data?.event.title ?? "");

export default function Cockpit() {
  return <CockpitView locale={useLocale()} cockpit={useLoaderData<typeof loader>()} />;
}
