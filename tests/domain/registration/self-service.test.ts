import fc from "fast-check";
import { expect, test } from "vitest";
import { orderStates } from "#app/domain/payment/order-state.ts";
import {
  calendarSequence,
  type OwnTicket,
  offerEnds,
  transferCutOff,
  whyNotCancel,
  whyNotChange,
  whyNotTransfer,
} from "#app/domain/registration/self-service.ts";

const startsAt = new Date("2031-03-22T11:00:00Z");
const endsAt = new Date("2031-03-22T14:00:00Z");
const HOUR = 3_600_000;
const before = (hours: number, milliseconds = 0) =>
  new Date(startsAt.getTime() - hours * HOUR + milliseconds);

function ticket(parts: Partial<OwnTicket> & { eventState?: string } = {}): OwnTicket {
  const { eventState = "published", ...rest } = parts;
  const event = { state: eventState, startsAt, endsAt };
  return { state: "paid", used: false, disputed: false, linkVersion: 1, event, ...rest };
}

test("a ticket is given back until the very millisecond of the start", () => {
  expect(whyNotCancel(ticket(), before(0, -1))).toBeNull();
  expect(whyNotCancel(ticket(), startsAt)).toBe("started");
});

test("a ticket changes hands until two hours before the start", () => {
  expect(whyNotTransfer(ticket(), before(2, -1))).toBeNull();
  expect(whyNotTransfer(ticket(), before(2))).toBe("cut-off");
  expect(transferCutOff(startsAt)).toEqual(before(2));
});

test("details are the holder's to change until the end", () => {
  expect(whyNotChange(ticket(), startsAt)).toBeNull();
  expect(whyNotChange(ticket(), endsAt)).toBe("over");
  expect(whyNotChange(ticket({ disputed: true }), before(5))).toBeNull();
});

test.each([
  [ticket({ used: true, disputed: true }), "used"],
  [ticket({ disputed: true }), "disputed"],
  [ticket({ eventState: "cancelled", used: true }), "event-off"],
  [ticket({ state: "refunding", eventState: "cancelled" }), "no-ticket"],
] as const)("the strongest reason is told: %#", (own, reason) => {
  expect(whyNotCancel(own, before(5))).toBe(reason);
  expect(whyNotTransfer(own, before(5))).toBe(reason);
});

test("whoever may pass a ticket on may also give it back, and only a paid one is anybody's", () => {
  const tickets = fc.record({
    state: fc.constantFrom(...orderStates),
    used: fc.boolean(),
    disputed: fc.boolean(),
    linkVersion: fc.integer({ min: 1, max: 255 }),
    event: fc.record({
      state: fc.constantFrom("draft", "published", "cancelled"),
      startsAt: fc.constant(startsAt),
      endsAt: fc.constant(endsAt),
    }),
  });
  const moments = fc.integer({ min: -100, max: 10 }).map((hours) => before(-hours));
  fc.assert(
    fc.property(tickets, moments, (own, now) => {
      if (whyNotTransfer(own, now) === null) expect(whyNotCancel(own, now)).toBeNull();
      if (whyNotCancel(own, now) === null) expect(whyNotChange(own, now)).toBeNull();
      if (own.state !== "paid") expect(whyNotChange(own, now)).toBe("no-ticket");
    }),
  );
});

test("an offer is good for a day, never past the cut-off, and an address to confirm never past the end", () => {
  const event = { startsAt, endsAt };
  expect(offerEnds("person", event, before(50))).toEqual(before(26));
  expect(offerEnds("person", event, before(20))).toEqual(before(2));
  expect(offerEnds("address", event, before(20))).toEqual(endsAt);
  expect(offerEnds("address", event, before(50))).toEqual(before(26));
});

test("a calendar entry's version rises with every move, every change of hands and the end of it", () => {
  const at = (timeVersion: number, linkVersion: number, cancelled = false) =>
    calendarSequence({ timeVersion, linkVersion, cancelled });
  expect(at(1, 1)).toBe(1);
  expect(at(1, 1, true)).toBeGreaterThan(at(1, 1));
  expect(at(2, 1)).toBeGreaterThan(at(1, 1));
  // Passed on and back again: the entry taken out in between comes back.
  expect(at(1, 3)).toBeGreaterThan(at(1, 2));
});
