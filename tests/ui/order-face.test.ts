import { expect, test } from "vitest";
import { orderFace } from "#app/ui/ticket/order-face.ts";

const unpaid = {
  state: "expired",
  holdOver: true,
  needsOrganiser: null,
  ticket: null,
  event: { state: "published" },
} as const;

test("whoever gave a seat up reads that, and not that the payment did not come in time", () => {
  expect(orderFace({ ...unpaid, closedReason: "attendee-cancelled" })).toBe("cancelled");
  expect(orderFace({ ...unpaid, closedReason: "not-paid-in-time" })).toBe("expired");
});
