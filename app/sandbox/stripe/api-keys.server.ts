import { header, type WireRequest } from "../wire/http.server.ts";
import { invalid, StripeRefusal } from "./errors.server.ts";

/** Stripe's 401 for a missing or foreign key; null when the key is good. */
export function refuseKey(request: WireRequest, key: string): StripeRefusal | null {
  const authorization = header(request, "authorization") ?? "";
  const basic = /^Basic (.+)$/i.exec(authorization)?.[1];
  const given = basic
    ? Buffer.from(basic, "base64").toString().replace(/:$/, "")
    : (/^Bearer (.+)$/i.exec(authorization)?.[1] ?? "");
  if (given === "") {
    return new StripeRefusal(
      401,
      "invalid_request_error",
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (given === key) return null;
  const shown = `${given.slice(0, 8)}${"*".repeat(8)}${given.length > 12 ? given.slice(-4) : ""}`;
  return new StripeRefusal(401, "invalid_request_error", `Invalid API Key provided: ${shown}`);
}

export function refuseIdempotencyKey(key: string | undefined): StripeRefusal | null {
  if (key === undefined || key.length <= 255) return null;
  return invalid("The Idempotency-Key may be at most 255 characters.", { code: "idempotency_key_too_long" });
}
