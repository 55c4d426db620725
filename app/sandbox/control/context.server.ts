import type { PostOffice } from "../mailbox/post-office.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import type { Webhooks } from "../stripe/webhooks.server.ts";
import type { FaultQueue } from "../wire/faults.server.ts";
import type { Route } from "../wire/router.server.ts";
import type { Ask } from "./ask.server.ts";

/** What the control port steers. */
export type Controlled = {
  desk: Desk;
  office: PostOffice;
  webhooks: Webhooks;
  faults: FaultQueue;
  /** Does at once what is due by the clock. */
  sweep(): void;
  /** Forgets everything and behaves again. */
  reset(): void;
};

export type ControlCall = {
  controlled: Controlled;
  id: string;
  ask: Ask;
  query: URLSearchParams;
};

export type ControlRoute = Route<(call: ControlCall) => unknown>;
