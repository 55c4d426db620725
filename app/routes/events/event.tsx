import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { eventData } from "#app/ui/event/event-data.ts";
import { EventPage } from "#app/ui/event/event-page.tsx";
import { metaWords, publicMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/event.css?url";
import { showEvent } from "#app/use-cases/events/show-event.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await showEvent(context.world, { slug: params.slug ?? "", locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return shown;
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [{ title: metaWords(location.pathname).common.notFoundTitle }];
  const { event, host, origin } = data;
  const { locale } = readLocalePath(location.pathname);
  const say = metaWords(location.pathname);
  const day = formatDay(event.startsAt, event.timeZone, locale);
  const url = `${origin}${localePath(locale, `/e/${event.slug}/share.png`)}`;
  return [
    ...publicMeta({
      origin,
      locale,
      path: `/e/${event.slug}`,
      title: `${event.words.title} · ${day} · ${say.common.productName}`,
      description: event.words.summary,
      image: { url, alt: say.event.shareAlt({ title: event.words.title, day }) },
    }),
    { "script:ld+json": eventData(event, host, origin, locale) },
  ];
};

export default function Event() {
  return <EventPage {...useLoaderData<typeof loader>()} />;
}
