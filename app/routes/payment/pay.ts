import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { leadToOrder } from "#app/routes/registration/lead-to-order.ts";
import { type PayOrderOutcome, payOrder } from "#app/use-cases/payment/pay-order.server.ts";

/** The price that stood beside the button, in minor units; without it a kept seat has not been agreed to. */
const shownPrice = z.coerce.number().int().min(0).max(2_000_000_000).catch(-1);

type Refusal = Exclude<PayOrderOutcome, { ok: true }>["reason"];

/** Where a refused payment leads: back to the order's page, which says how it stands, or to an error of its own. */
const answers = {
  "not-found": { status: 404 },
  "too-many": { status: 429 },
  unavailable: { query: "?pay=later" },
  "hold-over": { query: "" },
  "already-paid": { query: "" },
  "not-payable": { query: "" },
  "sales-closed": { query: "" },
  "price-changed": { query: "?pay=price" },
} satisfies Record<Refusal, { status: number } | { query: string }>;

/** Opening the link does nothing; it leads to the page with the button. */
export function loader(asked: LoaderFunctionArgs) {
  return leadToOrder(asked);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const shownPriceMinor = shownPrice.parse((await request.formData()).get("shown") ?? undefined);
  const paid = await payOrder(context.world, { token, shownPriceMinor });
  if (paid.ok) return redirect(paid.url, 303);
  const answer = answers[paid.reason];
  if ("status" in answer) throw new Response(null, answer);
  return redirect(`${localePath(requestLocale(request), `/o/${token}`)}${answer.query}`, 303);
}

/** Nothing to show: a page only so that what is refused is said in words. */
export default function Nothing() {
  return null;
}
