import { StripeRefusal } from "../stripe/errors.server.ts";
import { header, json, type WireRequest, type WireResponse } from "../wire/http.server.ts";
import { findRoute } from "../wire/router.server.ts";
import { ControlRefusal, readAsk } from "./ask.server.ts";
import type { Controlled } from "./context.server.ts";
import { letterRoutes } from "./letter-routes.server.ts";
import { moneyRoutes } from "./money-routes.server.ts";
import { sessionRoutes } from "./session-routes.server.ts";
import { weatherRoutes } from "./weather-routes.server.ts";

const routes = [...weatherRoutes, ...sessionRoutes, ...moneyRoutes, ...letterRoutes];

/** The control port: JSON in, JSON out. A page in a browser cannot reach it: it asks for JSON and for no Origin. */
export function createControlApi(controlled: Controlled): (request: WireRequest) => Promise<WireResponse> {
  return async (request) => {
    try {
      const answer = await control(controlled, request);
      controlled.desk.store.flush();
      return json(200, answer);
    } catch (error) {
      if (error instanceof ControlRefusal) return json(error.status, { error: error.message });
      if (error instanceof StripeRefusal)
        return json(409, { error: error.message, code: error.detail.code ?? null });
      throw error;
    }
  };
}

async function control(controlled: Controlled, request: WireRequest): Promise<unknown> {
  if (header(request, "origin") !== undefined)
    throw new ControlRefusal(403, "Pages may not use the control port.");
  const plain = request.method === "GET" || request.body.length === 0;
  if (!plain && !(header(request, "content-type") ?? "").startsWith("application/json")) {
    throw new ControlRefusal(415, "The control port takes JSON.");
  }
  const found = findRoute(routes, request.method, request.path);
  if (!found) throw new ControlRefusal(404, `The control port has no ${request.method} ${request.path}.`);
  return found.handle({
    controlled,
    id: found.params.id ?? "",
    ask: readAsk(request.body.toString("utf8")),
    query: new URLSearchParams(request.query),
  });
}
