import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readLocalePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { HomePage } from "#app/ui/event/home-page.tsx";
import { metaWords, publicMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/event.css?url";
import { listEvents } from "#app/use-cases/events/list-events.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export function loader({ request, context }: LoaderFunctionArgs) {
  return listEvents(context.world, { locale: requestLocale(request) });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { common, event } = metaWords(location.pathname);
  if (!data) return [{ title: common.productName }];
  return publicMeta({
    origin: data.origin,
    locale: readLocalePath(location.pathname).locale,
    path: "/",
    title: `${common.productName} · ${common.tagline}`,
    description: event.homeDescription,
  });
};

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
