import type { LoaderFunctionArgs } from "@remix-run/node";
import { readReceipt } from "#app/use-cases/venues/record-deposit.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

/** The picture of a deposit's receipt, for the team alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const receipt = await readReceipt(context.world, ids);
  if (!receipt) throw notFound();
  return new Response(new Uint8Array(receipt.bytes), {
    headers: {
      "Content-Type": receipt.contentType,
      "Cache-Control": "private, no-store",
      "Content-Disposition": "inline",
    },
  });
}
