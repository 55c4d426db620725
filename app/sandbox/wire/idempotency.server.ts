import { createHash } from "node:crypto";
import type { IdempotencyRecord } from "../records.server.ts";
import type { Drawer } from "../store.server.ts";
import type { WireRequest } from "./http.server.ts";

/** What a key says about a call: first seen, still being served, answered before, or used for something else. */
export type KeyState =
  | { kind: "new" }
  | { kind: "busy" }
  | { kind: "answered"; record: IdempotencyRecord }
  | { kind: "different" };

export type Keys = {
  look(key: string, fingerprint: string): KeyState;
  begin(key: string, fingerprint: string): void;
  /** Ends a call; an answer that is not to be remembered frees its key. */
  end(key: string, answer: Omit<IdempotencyRecord, "id" | "at"> | null): void;
  clear(): void;
};

const keptFor = 24 * 3600 * 1000;

/** Idempotency keys, kept for 24 hours of the sandbox's clock. Calls being served are known to this process only. */
export function createKeys(drawer: Drawer<IdempotencyRecord>, now: () => number): Keys {
  const busy = new Map<string, string>();
  function known(key: string): IdempotencyRecord | undefined {
    const record = drawer.get(key);
    if (!record || now() - record.at < keptFor) return record;
    drawer.remove(key);
    return undefined;
  }
  return {
    look(key, fingerprint) {
      const serving = busy.get(key);
      if (serving !== undefined) return serving === fingerprint ? { kind: "busy" } : { kind: "different" };
      const record = known(key);
      if (!record) return { kind: "new" };
      return record.fingerprint === fingerprint ? { kind: "answered", record } : { kind: "different" };
    },
    begin: (key, fingerprint) => busy.set(key, fingerprint),
    end(key, answer) {
      busy.delete(key);
      if (answer) drawer.put({ ...answer, id: key, at: now() });
    },
    clear: () => busy.clear(),
  };
}

/** Two calls are the same when method, path and body are. */
export function fingerprintOf(request: WireRequest): string {
  return createHash("sha256")
    .update(`${request.method} ${request.path}?${request.query}\n`)
    .update(request.body)
    .digest("base64url");
}
