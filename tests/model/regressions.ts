import type { Script } from "./command.ts";

/** Runs that once ended badly, cut to what was needed. */
export const regressions: Readonly<Record<string, Script>> = {};
