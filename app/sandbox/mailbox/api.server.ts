import { type Fault, type FaultQueue, underFaults } from "../wire/faults.server.ts";
import { header, json, type WireRequest, type WireResponse } from "../wire/http.server.ts";
import { fingerprintOf, type Keys } from "../wire/idempotency.server.ts";
import { findRoute } from "../wire/router.server.ts";
import { mailEndpoints } from "./endpoints.server.ts";
import { MailRefusal, mailRefusalResponse } from "./errors.server.ts";
import type { PostOffice } from "./post-office.server.ts";

export type MailApi = (request: WireRequest) => Promise<WireResponse>;

/** Resend's API: key, faults, idempotency, then the endpoint. Only successes are remembered under a key. */
export function createMailApi(office: PostOffice, apiKey: string, keys: Keys, faults: FaultQueue): MailApi {
  return async (request) => {
    const refused = refuseKey(request, apiKey);
    if (refused) return mailRefusalResponse(refused);
    const taken = faults.take("mailbox", request);
    const response = await serve(office, keys, taken, request);
    office.store.flush();
    return response;
  };
}

function refuseKey(request: WireRequest, apiKey: string): MailRefusal | null {
  const given = /^Bearer (.+)$/i.exec(header(request, "authorization") ?? "")?.[1];
  if (given === undefined) {
    return new MailRefusal(401, "missing_api_key", "Missing API key in the authorization header.");
  }
  return given === apiKey ? null : new MailRefusal(403, "invalid_api_key", "API key is invalid");
}

async function serve(
  office: PostOffice,
  keys: Keys,
  faults: Fault[],
  request: WireRequest,
): Promise<WireResponse> {
  const key = request.method === "POST" ? header(request, "idempotency-key") : undefined;
  if (key === undefined) return underFaults(faults, () => run(office, request), statusAnswer);
  if (key.length < 1 || key.length > 256) {
    return refuse(400, "invalid_idempotency_key", "The idempotency key must be between 1-256 characters.");
  }
  const fingerprint = fingerprintOf(request);
  const state = keys.look(key, fingerprint);
  switch (state.kind) {
    case "different":
      return refuse(
        409,
        "invalid_idempotent_request",
        "This idempotency key has been used on a request that had a different payload. Idempotent requests should have the same payload.",
      );
    case "busy":
      return refuse(
        409,
        "concurrent_idempotent_requests",
        "Another request with the same idempotency key is currently in progress. Please retry later.",
      );
    case "answered": {
      const { status, body } = state.record;
      const replay = () => ({ status, headers: { "content-type": "application/json" }, body });
      return underFaults(faults, replay, statusAnswer);
    }
    case "new":
      return serveFirst(office, keys, faults, request, key, fingerprint);
  }
}

async function serveFirst(
  office: PostOffice,
  keys: Keys,
  faults: Fault[],
  request: WireRequest,
  key: string,
  fingerprint: string,
): Promise<WireResponse> {
  keys.begin(key, fingerprint);
  let done: WireResponse | null = null;
  try {
    const work = () => {
      done = run(office, request);
      return done;
    };
    return await underFaults(faults, work, statusAnswer);
  } finally {
    keys.end(key, remembered(done, fingerprint));
  }
}

function remembered(done: WireResponse | null, fingerprint: string) {
  if (done === null || done.status !== 200) return null;
  return { fingerprint, status: done.status, body: String(done.body), requestId: "" };
}

function run(office: PostOffice, request: WireRequest): WireResponse {
  const found = findRoute(mailEndpoints, request.method, request.path);
  try {
    if (!found)
      throw new MailRefusal(405, "method_not_allowed", "Method is not allowed for the requested path.");
    const body = request.body.length === 0 ? undefined : parseJson(request.body.toString("utf8"));
    return json(200, found.handle({ office, request, params: found.params, body }));
  } catch (error) {
    if (error instanceof MailRefusal) return mailRefusalResponse(error);
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MailRefusal(400, "validation_error", "The body is not valid JSON.");
  }
}

function refuse(status: number, name: MailRefusal["code"], message: string): WireResponse {
  return mailRefusalResponse(new MailRefusal(status, name, message));
}

function statusAnswer(fault: Fault): WireResponse {
  const status = fault.status ?? 500;
  if (status !== 429) return refuse(status, "internal_server_error", "An unexpected error occurred.");
  const response = refuse(
    429,
    "rate_limit_exceeded",
    "Too many requests. Please limit the number of requests per second.",
  );
  return { ...response, headers: { ...response.headers, "retry-after": String(fault.retryAfter ?? 1) } };
}
