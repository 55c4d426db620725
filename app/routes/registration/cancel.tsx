import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/ticket.css?url";
import { GiveUpPage } from "#app/ui/ticket/give-up-page.tsx";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { showTicket } from "#app/use-cases/registration/show-ticket.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

/** This page gives up unpaid seats only. An order that was paid meanwhile never has this quote, so it stays. */
const NO_QUOTE = -1;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showTicket(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return { page: { ...shown, path: `/o/${token}` } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const cancelled = await cancelOwnOrder(context.world, { token, shownRefundMinor: NO_QUOTE });
  if (cancelled.ok) return redirect(localePath(requestLocale(request), `/o/${token}`), 303);
  if (cancelled.reason === "not-found") throw data(null, { status: 404 });
  return data({ refused: true }, { status: cancelled.reason === "unavailable" ? 503 : 409 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).ticket.cancelTitle);

export default function GiveUp() {
  return (
    <GiveUpPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() !== undefined} />
  );
}
