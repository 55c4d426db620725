import type { event as source } from "../zh-CN/event.ts";

export const event = {} satisfies typeof source;
