import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { CancelPage } from "#app/ui/self-service/cancel-page.tsx";
import selfService from "#app/ui/styles/self-service.css?url";
import stylesheet from "#app/ui/styles/ticket.css?url";
import { GiveUpPage } from "#app/ui/ticket/give-up-page.tsx";
import { WithdrawPage } from "#app/ui/ticket/withdraw-page.tsx";
import { type GiveUpOutcome, giveUp } from "#app/use-cases/payment/give-up.server.ts";
import { withdrawApplication } from "#app/use-cases/registration/end-application.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { readPlace } from "./read-place.ts";

export const links = () => [stylesheet, selfService].map((href) => ({ rel: "stylesheet", href }));

/** An unpaid seat has no quote. An order that was paid meanwhile never has this one, so it stays. */
const NO_QUOTE = -1;
const shownRefund = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .catch(NO_QUOTE);

type Refusal = Exclude<GiveUpOutcome, { ok: true }>["reason"];
const statusOf = {
  "not-found": 404,
  "not-cancellable": 409,
  "quote-changed": 409,
  "too-many": 429,
  unavailable: 503,
} satisfies Record<Refusal, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const place = readPlace(request);
  const shown = await showOwnTicket(context.world, { token, locale: requestLocale(request), place });
  if (!shown.ok) throw data(null, { status: 404 });
  const { manage, ...page } = shown;
  // Pressed twice: what was asked for is done, and its page says so.
  const { order } = page;
  const over = order.closedReason === "attendee-cancelled" || (order.role !== "sole" && isOver(order));
  if (over && order.quote === null) throw redirect(localePath(requestLocale(request), `/o/${token}`), 303);
  return { page: { ...page, path: `/o/${token}` }, manage, place };
}

/** One seat of a group that is given up, or waits to be sold again. */
function isOver({ state }: { state: string }): boolean {
  return state === "cancelled" || state === "awaiting-resale";
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const shown = (await request.formData()).get("shown");
  const withdrawn = await withdrawApplication(context.world, { token });
  if (withdrawn.ok) return redirect(localePath(requestLocale(request), `/o/${token}`), 303);
  const place = readPlace(request);
  const asked = { token, place, shownRefundMinor: shownRefund.parse(shown) };
  const cancelled = await giveUp(context.world, asked);
  const done = place === null ? "" : "?done=seats";
  if (cancelled.ok) return redirect(`${localePath(requestLocale(request), `/o/${token}`)}${done}`, 303);
  const { reason } = cancelled;
  if (reason === "not-found") throw data(null, { status: 404 });
  return data({ refused: reason }, { status: statusOf[reason] });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { ticket, selfService, approval } = metaWords(location.pathname);
  const state = data?.page.order.state;
  if (state === "applied" || state === "approved")
    return privateMeta(location.pathname, approval.order.withdrawTitle);
  const held = state === "held";
  return privateMeta(location.pathname, held ? ticket.cancelTitle : selfService.cancelTitle);
};

export default function Cancel() {
  const { page, manage, place } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const { state } = page.order;
  if (state === "applied" || state === "approved") return <WithdrawPage page={page} />;
  return state === "paid" || (state === "awaiting-resale" && page.order.quote) ? (
    <CancelPage
      page={page}
      manage={manage}
      refused={refused === "too-many" ? null : refused}
      whole={place === null}
    />
  ) : (
    <GiveUpPage page={page} refused={refused} whole={place === null} />
  );
}
