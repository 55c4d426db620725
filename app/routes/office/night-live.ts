import type { LoaderFunctionArgs } from "@remix-run/node";
import { followEvening } from "#app/use-cases/night/follow-evening.server.ts";
import { eventStream } from "../night/event-stream.ts";
import { requireId, requireOrganiser } from "./guard.ts";

/** Says whenever something about the night changed; the page then asks for itself anew. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const { world } = context;
  const eventId = requireId(params.eventId);
  const now = () => ({ now: world.clock.now() });
  return eventStream(request, now, (send, end) =>
    followEvening(world, eventId, { show: () => send("change", now()), end }),
  );
}
