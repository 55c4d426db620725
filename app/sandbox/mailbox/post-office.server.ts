import type { SandboxClock } from "../clock.server.ts";
import type { Store } from "../store.server.ts";

/** What the mailbox works on. */
export type PostOffice = { store: Store; clock: SandboxClock; origin(): string };
