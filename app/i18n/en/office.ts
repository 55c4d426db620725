import type { office as source } from "../zh-CN/office.ts";

export const office = {} satisfies typeof source;
