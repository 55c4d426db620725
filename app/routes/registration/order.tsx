import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/ticket.css?url";
import { OrderPage } from "#app/ui/ticket/order-page.tsx";
import { showTicket } from "#app/use-cases/registration/show-ticket.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showTicket(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const payLater = new URL(request.url).searchParams.get("pay") === "later";
  return { page: { ...shown, path: `/o/${token}` }, payLater };
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
