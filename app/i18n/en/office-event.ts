import type { officeEvent as source } from "../zh-CN/office-event.ts";

export const officeEvent = {} satisfies typeof source;
