import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveNotice } from "#app/use-cases/payment/receive-notice.server.ts";

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** The raw body is what was signed, so it is read as it came. A surprise is a 500, and Stripe sends the notice again. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return loader();
  const signature = request.headers.get("Stripe-Signature");
  const received = await receiveNotice(context.world, { body: await request.text(), signature });
  return Response.json(received, { status: received.ok ? 200 : 400 });
}
