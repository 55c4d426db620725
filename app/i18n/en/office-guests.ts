import type { officeGuests as source } from "../zh-CN/office-guests.ts";

export const officeGuests = {} satisfies typeof source;
