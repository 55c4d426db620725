import type { registration as source } from "../zh-CN/registration.ts";

export const registration = {} satisfies typeof source;
