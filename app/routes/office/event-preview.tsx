import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { EventPage } from "#app/ui/event/event-page.tsx";
import { PreviewBar } from "#app/ui/office/preview-bar.tsx";
import { privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/event.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { previewEvent } from "#app/use-cases/events/preview-event.server.ts";
import { publishEvent } from "#app/use-cases/events/publish-event.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const preview = await previewEvent(context.world, { eventId, locale: requestLocale(request) });
  if (!preview) throw notFound();
  return preview;
}

/** Publishes. A draft that is not ready comes back with the reasons, which the page lists anyway. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const published = await publishEvent(context.world, { organiserId: organiser.id, eventId });
  if (published.ok) return redirect(officePath(request, `/office/events/${eventId}`), 303);
  if (published.reason === "not-found") throw notFound();
  return data(null, { status: published.reason === "stale" ? 409 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  privateMeta(location.pathname, data?.event.words.title ?? "");

export default function PreviewEvent() {
  const { event, host, ...facts } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const twin = localePath(locale === "en" ? "zh-CN" : "en", `/office/events/${facts.eventId}/preview`);
  return (
    <EventPage
      {...{ event, host }}
      otherHref={twin}
      above={<PreviewBar locale={locale} {...facts} />}
      draft={facts.state === "draft"}
    />
  );
}
