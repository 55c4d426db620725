import Stripe from "stripe";

export type Refusal = {
  kind:
    | "unavailable"
    | "expires-too-soon"
    | "not-found"
    | "already-refunded"
    | "remembered-failure"
    | "refused"
    | "bad-signature";
  /** For the log: type, code and status, never the request. */
  why: string;
};

/** The answer had a shape that Stripe's reference does not give: a proxy's page, a half body, another object. */
export class StrangeAnswer extends Error {}

/** What a failed call means for us. Anything that did not come from the call itself is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof StrangeAnswer) return { kind: "unavailable", why: error.message };
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const why = [error.type, error.code, error.statusCode, error.param]
    .filter((part) => part !== undefined)
    .join(" ");
  return { kind: kindOf(error), why };
}

function kindOf(error: InstanceType<typeof Stripe.errors.StripeError>): Refusal["kind"] {
  if (error instanceof Stripe.errors.StripeSignatureVerificationError) return "bad-signature";
  const status = error.statusCode ?? 0;
  // A failure that Stripe remembered under the key is repeated for 24 hours: only a new key goes on.
  if (status >= 500)
    return error.headers?.["idempotent-replayed"] === "true" ? "remembered-failure" : "unavailable";
  if (error.code === "charge_already_refunded") return "already-refunded";
  if (status === 404 && error.code === "resource_missing") return "not-found";
  if (error.param === "expires_at") return "expires-too-soon";
  return status === 400 || status === 402 || status === 404 ? "refused" : "unavailable";
}
