import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { readDone } from "#app/ui/self-service/manage-facts.ts";
import stylesheet from "#app/ui/styles/ticket.css?url";
import { readMoveSaid } from "#app/ui/ticket/move-offer.tsx";
import { OrderPage } from "#app/ui/ticket/order-page.tsx";
import { showNightCard } from "#app/use-cases/night/show-night-card.server.ts";
import { showExtras } from "#app/use-cases/registration/show-extras.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showOwnTicket(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const { manage, ...page } = shown;
  const said = { payLater: asked.get("pay") === "later", done: readDone(asked.get("done")) };
  const pay = asked.get("pay");
  const extras = {
    night: await showNightCard(context.world, { token }),
    ...(await showExtras(context.world, { token, locale: requestLocale(request) })),
    paySaid: pay === "price" || pay === "later" ? pay : null,
    moveSaid: readMoveSaid(asked.get("move")),
  } as const;
  return { page: { ...page, path: `/o/${token}` }, manage, ...said, extras };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { ticket, common } = metaWords(location.pathname);
  if (!data) return privateMeta(location.pathname, common.notFoundTitle);
  const { order, words } = data.page;
  const title = order.ticket ? ticket.ticketTitle(words) : ticket.pageTitle(words);
  return privateMeta(location.pathname, title);
};

export default function Order() {
  return <OrderPage {...useLoaderData<typeof loader>()} />;
}
