import type { prices as source } from "../zh-CN/prices.ts";

export const prices = {
  seats: (a) => (a.from === a.to ? `Seat ${a.from}` : `Seats ${a.from}–${a.to}`),
  ladderLabel: (a) => `Price steps: ${a.side}`,
  now: "now",
  earlyUntil: (a) => `Early price until ${a.until}`,
  earlyThen: (a) => `then ${a.price}`,
  ladderNote: "Seats go in the order of their numbers, one step after the other, the same for everyone.",
  listPrice: (a) => `Instead of ${a.price}`,

  codeTitle: "Discount code",
  codeAdd: "Have a code?",
  codeApply: "Apply",
  codeApplied: (a) => `${a.code} is applied; the prices below are with it.`,
  codeOnlySide: (a) => `For ${a.side} only.`,
  codeRemove: "To do without it, empty the field and press “Apply”.",
  refused: {
    "no-such-code": "We do not know this code; is it spelled right?",
    over: "This code is over",
    "not-yet": "This code does not hold yet",
    "used-up": "This code is used up",
    "not-for-side": "This code is not for the side you chose",
    "too-many": "That was many tries; please wait ten minutes, or register without a code",
  },

  paid: "Paid",
  toPay: "To pay",
  list: "Price",
  withCode: (a) => `Code ${a.code}`,
} satisfies typeof source;
