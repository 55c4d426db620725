import { expect, test } from "vitest";
import { words } from "#app/i18n/words.ts";
import { guestStory } from "#app/ui/office/guest-story.ts";

const at = (minute: number) => new Date(Date.UTC(2031, 2, 8, 11, minute));

const order = {
  steps: [
    { at: at(0), step: "T5", from: "held", to: "paid", actor: "stripe", detail: {} },
    {
      at: at(5),
      step: "T13",
      from: "paid",
      to: "paid",
      actor: "stripe",
      detail: { refund: "told", amountMinor: 10_000 },
    },
  ],
  letters: [
    { kind: "ticket", state: "sent", dueAt: at(1), deliveredAt: at(1) },
    { kind: "refund-done", state: "failed", dueAt: at(6), deliveredAt: null },
    { kind: "order-cancelled", state: "uncertain", dueAt: at(7), deliveredAt: null },
    { kind: "reminder-24h", state: "queued", dueAt: at(8), deliveredAt: null },
  ],
  refunds: [
    {
      id: "told",
      amountMinor: 10_000,
      reason: "dashboard",
      state: "succeeded",
      createdAt: at(4),
      settledAt: at(5),
    },
    {
      id: "silent",
      amountMinor: 5_000,
      reason: "second-payment",
      state: "failed",
      createdAt: at(9),
      settledAt: at(10),
    },
  ],
  tickets: [],
  amount: (minor: number) => `${minor / 100} CNY`,
};

test("a story has every letter that went or did not get through, and every refund with its amount and outcome once", () => {
  const told = guestStory(words("en"), order).map(({ text }) => text);
  expect(told).toHaveLength(6);
  expect(told[1]).toContain("A letter was sent");
  expect(told[2]).toContain("100 CNY");
  expect(told[3]).toContain("A letter did not go");
  expect(told[4]).toContain("may or may not have arrived");
  expect(told[5]).toMatch(/^Refund of 50 CNY: .+ \(.+\)$/);
  expect(told.join(), "a refund that a step tells of is told once").not.toMatch(/Refund of 100/);
});

test("a story speaks the page's language alone", () => {
  for (const { text } of guestStory(words("zh-CN"), order))
    expect(text.replace("CNY", ""), text).not.toMatch(/[A-Za-z]{2,}/);
});

test("on an order of several people a letter in the story names its reader", () => {
  const letters = [{ kind: "ticket", state: "sent", dueAt: at(1), deliveredAt: at(1), to: "苏木" }];
  const told = guestStory(words("zh-CN"), { ...order, letters }).map(({ text }) => text);
  expect(told[1]).toContain("苏木");
});
