import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPaymentReceipt } from "#app/use-cases/money/receipt.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";
import { pictureResponse } from "./picture-response.ts";

/** The picture of a venue payment's receipt, for the team alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const place = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const ids = { ...place, paymentId: requireId(params.paymentId) };
  const receipt = await readPaymentReceipt(context.world, ids);
  if (!receipt) throw notFound();
  return pictureResponse(receipt);
}
