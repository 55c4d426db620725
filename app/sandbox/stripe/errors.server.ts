import { json, type WireResponse } from "../wire/http.server.ts";

type Detail = { code?: string; param?: string; decline_code?: string; charge?: string };

/** A refusal in Stripe's form. `remembered` tells whether an idempotency key keeps it, as Stripe does once work began. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly detail: Detail;
  readonly remembered: boolean;

  constructor(status: number, type: string, message: string, detail: Detail = {}, remembered = false) {
    super(message);
    this.status = status;
    this.type = type;
    this.detail = detail;
    this.remembered = remembered;
  }
}

export function invalid(message: string, detail: Detail = {}): StripeRefusal {
  return new StripeRefusal(400, "invalid_request_error", message, detail);
}

/** A refusal that comes from the state of things, not from the form of the question. */
export function conflicting(message: string, detail: Detail = {}): StripeRefusal {
  return new StripeRefusal(400, "invalid_request_error", message, detail, true);
}

export function missing(kind: string, id: string, param = "id"): StripeRefusal {
  return new StripeRefusal(404, "invalid_request_error", `No such ${kind}: '${id}'`, {
    code: "resource_missing",
    param,
  });
}

export function refusalResponse(refusal: StripeRefusal, requestId: string): WireResponse {
  const { code } = refusal.detail;
  const error = {
    ...refusal.detail,
    ...(code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` } : {}),
    message: refusal.message,
    request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
    type: refusal.type,
  };
  return json(refusal.status, { error });
}
