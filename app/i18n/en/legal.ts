import type { legal as source } from "../zh-CN/legal.ts";

export const legal = {} satisfies typeof source;
