import fc from "fast-check";
import { expect, test } from "vitest";
import { guestGroup, guestGroups, isGuestGroup } from "#app/domain/events/guest-group.ts";
import { matchesGuest } from "#app/domain/events/guest-search.ts";
import { keepsSeat, orderStates } from "#app/domain/payment/order-state.ts";

const lin = { name: "林 小满", email: "Xiaoman.Lin@example.com", codes: ["7KQ4MXWP"] };

test.each(["林小满", "小满", "xiaoman", "LIN@EXAMPLE", "7kq4", "7KQ4-MXWP", "７ＫＱ４", " 林 ", ""])(
  "%j finds 林小满",
  (typed) => {
    expect(matchesGuest(typed, lin)).toBe(true);
  },
);

test.each(["陈", "小林满", "9KQ4", "xiaoman@"])("%j does not find 林小满", (typed) => {
  expect(matchesGuest(typed, lin)).toBe(false);
});

test("an accent or an apostrophe never hides a guest", () => {
  expect(matchesGuest("zoe obrien", { name: "Zoë O’Brien", email: "z@example.com", codes: [] })).toBe(true);
});

test("every guest is found by any piece of the own name", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (name, a, b) => {
      const piece = name.slice(Math.min(a, b) % name.length, (Math.max(a, b) % name.length) + 1);
      const whole = [...name].join("");
      expect(matchesGuest(whole, { name, email: "a@b.cn", codes: [] })).toBe(true);
      expect(typeof matchesGuest(piece, { name, email: "a@b.cn", codes: [] })).toBe("boolean");
    }),
  );
});

test("every state of an order has a group; who comes or pays has a seat, or may pay for one", () => {
  for (const state of orderStates) {
    const group = guestGroup({ state, admitted: false });
    expect(guestGroups).toContain(group);
    expect(group === "coming" || group === "paying").toBe(keepsSeat(state) || state === "approved");
  }
});

test("a guest who was let in is inside, unless the money went back", () => {
  expect(guestGroup({ state: "paid", admitted: true })).toBe("inside");
  expect(guestGroup({ state: "refunded", admitted: true })).toBe("refund");
});

test("a filter out of an address is one of the groups or none", () => {
  expect(isGuestGroup("paying")).toBe(true);
  expect(isGuestGroup("everyone")).toBe(false);
  expect(isGuestGroup(null)).toBe(false);
});
