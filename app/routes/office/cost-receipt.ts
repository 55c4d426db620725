import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCostReceipt } from "#app/use-cases/money/receipt.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";
import { pictureResponse } from "./picture-response.ts";

/** The picture of a cost's receipt, for the team alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), costId: requireId(params.costId) };
  const receipt = await readCostReceipt(context.world, ids);
  if (!receipt) throw notFound();
  return pictureResponse(receipt);
}
