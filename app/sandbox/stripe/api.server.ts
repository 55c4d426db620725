import { newId } from "../ids.server.ts";
import { type Fault, type FaultQueue, underFaults } from "../wire/faults.server.ts";
import { parseForm } from "../wire/form-body.server.ts";
import { header, json, type WireRequest, type WireResponse } from "../wire/http.server.ts";
import { fingerprintOf, type Keys } from "../wire/idempotency.server.ts";
import { findRoute } from "../wire/router.server.ts";
import { refuseIdempotencyKey, refuseKey } from "./api-keys.server.ts";
import type { Desk } from "./desk.server.ts";
import { refusalResponse, StripeRefusal } from "./errors.server.ts";
import { moneyEndpoints } from "./money-endpoints.server.ts";
import { inUse, statusAnswer, unknownUrl, usedDifferently } from "./refusals.server.ts";
import { sessionEndpoints } from "./session-endpoints.server.ts";

const endpoints = [...sessionEndpoints, ...moneyEndpoints];

export type StripeApi = (request: WireRequest) => Promise<WireResponse>;

/** The answer of one call, and what its idempotency key keeps of it; null frees the key. */
type Served = { response: WireResponse; kept: { status: number; body: string } | null };

/** Stripe's API: key, faults, idempotency, then the endpoint. */
export function createStripeApi(desk: Desk, key: string, keys: Keys, faults: FaultQueue): StripeApi {
  return async (request) => {
    const requestId = newId("request");
    const idempotencyKey = request.method === "POST" ? header(request, "idempotency-key") : undefined;
    const shared = {
      "request-id": requestId,
      "stripe-version": header(request, "stripe-version") ?? "2026-10-28.endive",
      ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
    };
    const refused = refuseKey(request, key) ?? refuseIdempotencyKey(idempotencyKey);
    const response = refused
      ? refusalResponse(refused, requestId)
      : await serve(desk, keys, faults, request, requestId, idempotencyKey);
    desk.store.flush();
    return { ...response, headers: { ...shared, ...response.headers } };
  };
}

async function serve(
  desk: Desk,
  keys: Keys,
  faults: FaultQueue,
  request: WireRequest,
  requestId: string,
  key: string | undefined,
): Promise<WireResponse> {
  const taken = faults.take("stripe", request);
  if (key === undefined) return (await serveOnce(desk, taken, request, requestId, null)).response;
  const fingerprint = fingerprintOf(request);
  const state = keys.look(key, fingerprint);
  switch (state.kind) {
    case "busy":
      return refusalResponse(inUse(key), requestId);
    case "different":
      return refusalResponse(usedDifferently(key), requestId);
    case "answered":
      return underFaults(
        taken,
        () => replay(state.record),
        (fault) => statusAnswer(fault, requestId),
      );
    case "new": {
      keys.begin(key, fingerprint);
      let kept: Served["kept"] = null;
      try {
        const served = await serveOnce(desk, taken, request, requestId, key);
        kept = served.kept;
        return served.response;
      } finally {
        keys.end(key, kept && { ...kept, fingerprint, requestId });
      }
    }
  }
}

function replay(record: { status: number; body: string; requestId: string }): WireResponse {
  return {
    status: record.status,
    headers: {
      "content-type": "application/json",
      "idempotent-replayed": "true",
      "original-request": record.requestId,
    },
    body: record.body,
  };
}

async function serveOnce(
  desk: Desk,
  faults: Fault[],
  request: WireRequest,
  requestId: string,
  key: string | null,
): Promise<Served> {
  const done: Served[] = [];
  const work = () => {
    const served = runEndpoint(desk, request, requestId, key);
    done.push(served);
    return served.response;
  };
  const response = await underFaults(faults, work, (fault) => statusAnswer(fault, requestId));
  const broken = faults.find((fault) => fault.kind === "status");
  const keepsRefusal = broken !== undefined && (broken.status ?? 500) === 500 && (broken.remember ?? true);
  if (keepsRefusal) return { response, kept: { status: response.status, body: String(response.body) } };
  return { response, kept: done[0]?.kept ?? null };
}

function runEndpoint(desk: Desk, request: WireRequest, requestId: string, key: string | null): Served {
  const found = findRoute(endpoints, request.method, request.path);
  desk.request = { id: requestId, idempotency_key: key };
  try {
    if (!found) throw unknownUrl(request);
    const form = parseForm(request.method === "GET" ? request.query : request.body.toString("utf8"));
    const answer = found.handle({ desk, params: found.params, form });
    return keep(json(200, answer));
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    const response = refusalResponse(error, requestId);
    return error.remembered ? keep(response) : { response, kept: null };
  } finally {
    desk.request = { id: null, idempotency_key: null };
  }
}

function keep(response: WireResponse): Served {
  return { response, kept: { status: response.status, body: String(response.body) } };
}
