import type { Script } from "./command.ts";

const no = { crash: null };
const guest = (side = 0) => ["register", { side, twice: false, again: null, ...no }] as const;
const all = ["notices", { how: "all", k: 0, ...no }] as const;
const strikes = ["the clock strikes", no] as const;
const jobs = ["jobs", no] as const;
const card = ["pay", { k: 0, how: "card" }] as const;
const late = ["late money", { k: 0 }] as const;
const halfAnHour = ["pass time", { minutes: 33 }] as const;
const dying = (point: string) => ({ crash: { point, skip: 0 } });

/**
 * What every suite must reach, written down as short scripts so that it does not hang on chance. The names and
 * numbers are those of the happenings.
 */
export const stories: Readonly<Record<string, Script>> = {
  "late money with room is honoured": [guest(), halfAnHour, strikes, late, all],
  "late money without room goes back once": [
    guest(),
    halfAnHour,
    strikes,
    guest(),
    guest(),
    late,
    ["notices", { how: "twice", k: 0, ...no }],
    jobs,
  ],
  "the same person pays twice": [
    guest(),
    ["register", { side: 1, twice: false, again: 0, ...no }],
    card,
    card,
    all,
    jobs,
  ],
  "money for a seat that was given up goes back": [
    guest(),
    ["give up", { k: 0, twice: true, ...no }],
    late,
    all,
    jobs,
  ],
  "a refund fails, is tried again, waits and succeeds": [
    guest(),
    card,
    all,
    ["refunds go", { how: "failed" }],
    ["give up", { k: 0, twice: true, ...no }],
    jobs,
    all,
    ["refunds go", { how: "pending" }],
    ["try a failed refund again", { k: 0, ...no }],
    jobs,
    ["a pending refund", { k: 0, result: "succeeded" }],
    all,
  ],
  "a slow payment fails and another succeeds": [
    guest(),
    guest(),
    ["pay by a way that takes time", { k: 0 }],
    ["pay by a way that takes time", { k: 0 }],
    all,
    ["the money on its way", { k: 0, result: "failed" }],
    ["the money on its way", { k: 0, result: "succeeded" }],
    all,
  ],
  "an evening with everything under way is called off": [
    guest(),
    card,
    all,
    guest(),
    guest(1),
    ["pay by a way that takes time", { k: 1 }],
    all,
    ["call the evening off", { sure: 0, ...no }],
    jobs,
    ["the money on its way", { k: 0, result: "succeeded" }],
    all,
    jobs,
  ],
  "a process dies at every point of one purchase and its refund": [
    ["register", { side: 0, twice: true, again: null, ...dying("before-claim") }],
    ["send the form again", { k: 0, ...dying("after-claim") }],
    ["send the form again", { k: 0, ...dying("before-create") }],
    ["send the form again", { k: 0, ...dying("after-create") }],
    ["pay", { k: 0, how: "declined-then-card" }],
    ["send the form again", { k: 0, ...no }],
    ["come back from the payment page", { k: 0, twice: false, ...dying("before-retrieve") }],
    ["come back from the payment page", { k: 0, twice: false, ...dying("inside-transaction") }],
    ["notices", { how: "all", k: 0, ...dying("after-commit") }],
    all,
    ["jobs", dying("before-letter")],
    ["jobs", dying("after-letter")],
    ["give up", { k: 0, twice: false, ...dying("after-commit") }],
    ["jobs", dying("before-refund")],
    ["jobs", dying("after-refund")],
    guest(1),
    halfAnHour,
    ["the clock strikes", dying("before-expire")],
    guest(1),
    ["give up", { k: 2, twice: false, ...dying("after-expire") }],
  ],
};
