import type { SessionRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";
import { type Endpoint, endpoint } from "./endpoints.server.ts";
import { missing } from "./errors.server.ts";
import { viewLineItem } from "./line-item-view.server.ts";
import { page, within } from "./lists.server.ts";
import { expireSession } from "./session-expiry.server.ts";
import {
  sessionCreate,
  sessionExpire,
  sessionLineItems,
  sessionList,
  sessionRetrieve,
} from "./session-params.server.ts";
import { viewSession } from "./session-view.server.ts";
import { createSession } from "./sessions.server.ts";

const base = "/v1/checkout/sessions";

function requireSession(desk: Desk, id: string): SessionRecord {
  const session = desk.store.sessions.get(id);
  if (!session) throw missing("checkout.session", id, "session");
  return session;
}

export const sessionEndpoints: Endpoint[] = [
  endpoint("POST", base, sessionCreate, (desk, params) => viewSession(desk, createSession(desk, params))),
  endpoint("GET", `${base}/:id`, sessionRetrieve, (desk, _params, id) =>
    viewSession(desk, requireSession(desk, id)),
  ),
  endpoint("POST", `${base}/:id/expire`, sessionExpire, (desk, _params, id) =>
    viewSession(desk, expireSession(desk, requireSession(desk, id))),
  ),
  endpoint("GET", `${base}/:id/line_items`, sessionLineItems, (desk, params, id) => {
    const session = requireSession(desk, id);
    const url = `${base}/${id}/line_items`;
    return page(session.lineItems, params, "item", url, (item) => viewLineItem(session, item));
  }),
  endpoint("GET", base, sessionList, (desk, params) => {
    const email = params.customer_details?.email;
    const chosen = desk.store.sessions
      .newestFirst()
      .filter(
        (session) =>
          within(session.created, params.created) &&
          (params.payment_intent === undefined || session.intentId === params.payment_intent) &&
          (params.status === undefined || session.status === params.status) &&
          (email === undefined || session.customerEmail === email),
      );
    return page(chosen, params, "checkout.session", base, (session) => viewSession(desk, session));
  }),
];
