import { newId } from "../ids.server.ts";
import type { WireRequest, WireResponse } from "./http.server.ts";

export type FaultKind = "reset-before" | "reset-after" | "status" | "delay" | "cut-body";

/** A misbehaviour waiting for matching calls. `count` calls are hit; the clean-up is the counting down. */
export type Fault = {
  id: string;
  target: "stripe" | "mailbox";
  kind: FaultKind;
  /** Upper case; undefined hits every method. */
  method?: string;
  /** A path in which `*` stands for one segment; undefined hits every path. */
  path?: string;
  count: number;
  /** For `status`: the status answered instead of doing the work. */
  status?: number;
  /** For `status`: do the work first, then answer so. */
  afterWork?: boolean;
  /** For `status` 500: whether an idempotency key keeps it, as at Stripe. Default true. */
  remember?: boolean;
  /** For `status`: answer a proxy's HTML page instead of the target's own form. */
  html?: boolean;
  /** For `delay`: milliseconds. */
  ms?: number;
  /** For `status` 429 and 503: seconds in `retry-after`. */
  retryAfter?: number;
};

export type FaultQueue = {
  add(fault: Omit<Fault, "id">): Fault;
  /** The faults that hit this call: every waiting delay and the first of the rest. Each is counted down. */
  take(target: Fault["target"], request: WireRequest): Fault[];
  list(): Fault[];
  clear(): void;
};

export function createFaultQueue(): FaultQueue {
  let waiting: Fault[] = [];
  return {
    add(fault) {
      const added = { ...fault, id: newId("fault") };
      waiting.push(added);
      return added;
    },
    take(target, request) {
      const matching = waiting.filter((fault) => fault.target === target && hits(fault, request));
      const breaking = matching.find((fault) => fault.kind !== "delay");
      const taken = matching.filter((fault) => fault.kind === "delay" || fault === breaking);
      for (const fault of taken) fault.count -= 1;
      waiting = waiting.filter((fault) => fault.count > 0);
      return taken;
    },
    list: () => [...waiting],
    clear() {
      waiting = [];
    },
  };
}

function hits(fault: Fault, request: WireRequest): boolean {
  if (fault.method !== undefined && fault.method !== request.method) return false;
  if (fault.path === undefined) return true;
  const wanted = fault.path.split("/");
  const given = request.path.split("/");
  return (
    wanted.length === given.length && wanted.every((part, index) => part === "*" || part === given[index])
  );
}

/** Serves a call under its faults. `work` does it; `refuse` answers a status in the target's own form. */
export async function underFaults(
  faults: Fault[],
  work: () => WireResponse,
  refuse: (fault: Fault) => WireResponse,
): Promise<WireResponse> {
  for (const fault of faults) if (fault.kind === "delay") await wait(fault.ms ?? 0);
  const fault = faults.find(({ kind }) => kind !== "delay");
  if (!fault) return work();
  switch (fault.kind) {
    case "reset-before":
      return { status: 500, headers: {}, body: "", cut: "all" };
    case "reset-after":
      return { ...work(), cut: "all" };
    case "cut-body":
      return { ...work(), cut: "half" };
    case "status":
      if (fault.afterWork) work();
      return fault.html ? proxyPage(fault.status ?? 500) : refuse(fault);
    case "delay":
      return work();
  }
}

function proxyPage(status: number): WireResponse {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return { status, headers: { "content-type": "text/html" }, body };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
