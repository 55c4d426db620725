import { json, type WireResponse } from "../wire/http.server.ts";

/** The error names that the pinned SDK knows and this mailbox uses. */
export type MailErrorName =
  | "missing_api_key"
  | "invalid_api_key"
  | "not_found"
  | "method_not_allowed"
  | "validation_error"
  | "missing_required_field"
  | "invalid_attachment"
  | "invalid_parameter"
  | "invalid_idempotency_key"
  | "invalid_idempotent_request"
  | "concurrent_idempotent_requests"
  | "rate_limit_exceeded"
  | "application_error"
  | "internal_server_error";

/** A refusal in Resend's form. */
export class MailRefusal extends Error {
  readonly status: number;
  readonly code: MailErrorName;

  constructor(status: number, code: MailErrorName, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function invalidField(field: string, message: string): MailRefusal {
  return new MailRefusal(422, "validation_error", `Invalid \`${field}\` field. ${message}`);
}

export function mailRefusalResponse(refusal: MailRefusal): WireResponse {
  return json(refusal.status, { statusCode: refusal.status, name: refusal.code, message: refusal.message });
}
