import type { ticket as source } from "../zh-CN/ticket.ts";

export const ticket = {} satisfies typeof source;
