import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { receiveNotice } from "#app/use-cases/payment/receive-notice.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { TestWorld } from "../world.ts";

/** Lets the stand-in deliver its notices to this world, over HTTP as it does to the product. Answers the statuses given. */
export async function listenToStripe(world: TestWorld, as: World = world): Promise<{ statuses: number[] }> {
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const signature = request.headers["stripe-signature"];
    const status = await receiveNotice(as, { body, signature: String(signature ?? "") }).then(
      (outcome) => (outcome.ok ? 200 : 400),
      () => 500,
    );
    statuses.push(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port to listen on");
  await world.sandbox.control.delivery({ url: `http://127.0.0.1:${address.port}/webhooks/stripe` });
  return { statuses };
}
