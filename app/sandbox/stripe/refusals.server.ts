import type { Fault } from "../wire/faults.server.ts";
import type { WireRequest, WireResponse } from "../wire/http.server.ts";
import { refusalResponse, StripeRefusal } from "./errors.server.ts";

export function unknownUrl(request: WireRequest): StripeRefusal {
  return new StripeRefusal(
    404,
    "invalid_request_error",
    `Unrecognized request URL (${request.method}: ${request.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );
}

export function inUse(key: string): StripeRefusal {
  return new StripeRefusal(
    409,
    "idempotency_error",
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: "idempotency_key_in_use" },
  );
}

export function usedDifferently(key: string): StripeRefusal {
  return new StripeRefusal(
    400,
    "idempotency_error",
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

const statusWords: Record<number, { type: string; message: string; code?: string }> = {
  409: {
    type: "invalid_request_error",
    code: "lock_timeout",
    message:
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it.",
  },
  429: { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." },
  503: { type: "api_error", message: "Stripe is temporarily unavailable." },
};

/** What a queued fault answers instead of, or after, the work. */
export function statusAnswer(fault: Fault, requestId: string): WireResponse {
  const status = fault.status ?? 500;
  const words = statusWords[status] ?? { type: "api_error", message: "An unknown error occurred" };
  const refusal = new StripeRefusal(
    status,
    words.type,
    words.message,
    words.code ? { code: words.code } : {},
  );
  const response = refusalResponse(refusal, requestId);
  if (fault.retryAfter === undefined) return response;
  return { ...response, headers: { ...response.headers, "retry-after": String(fault.retryAfter) } };
}
