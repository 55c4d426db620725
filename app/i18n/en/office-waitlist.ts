import type { officeWaitlist as source } from "../zh-CN/office-waitlist.ts";

export const officeWaitlist = {
  title: "Waitlist",
  link: "See the waitlist",
  headsWaiting: (a) => `${a.count} waiting`,
  headsOffered: (a) => `${a.count} reserved`,
  intro:
    "First come, first served: when there is a seat, the first in line gets a letter and the seat is kept until its deadline, then it goes to the next.",
  empty: "Nobody is waiting yet. When a side is full, the event page offers the waitlist.",
  sideNone: "Nobody waits for this side",
  facts: (a) =>
    a.free === a.left ? `${a.free} free` : `${a.free} free, ${a.left} of them within the balance`,
  offersTitle: "Reserved, waiting for an answer",
  queueTitle: "In line",
  since: (a) => `since ${a.moment}`,
  until: (a) => `kept until ${a.moment}`,
  over: "time is up, going to the next",
  kinds: { join: "Waitlist", approval: "Approved application", move: "Changing sides" },
  more: "Manage",
  extendHours: (a) => `Keep for ${a.hours} more ${a.hours === 1 ? "hour" : "hours"}`,
  withdraw: "Remove",
  withdrawConfirm: (a) => `Remove ${a.email} from the waitlist without a letter`,
  openOrder: "Open the order",
  beyondTitle: "One more beyond the balance",
  beyondText: (a) =>
    `This side has ${a.free} free ${a.free === 1 ? "seat" : "seats"} that wait for the other side to catch up. You can make an exception for the first in line; it is written down.`,
  beyondConfirm: "I know this widens the gap between the sides beyond its setting",
  beyond: "Offer to the first in line",
  done: {
    extended: "The seat is kept longer, and the letter has gone out.",
    withdrawn: "Removed from the waitlist.",
    offered: "The seat is kept for the first in line, and the letter has gone out.",
  },
  refused: {
    "not-found": "This entry is no longer there.",
    "not-confirmed": "Please tick the box first.",
    "nobody-waits": "Nobody waits for this side.",
    "no-seat": "There is no seat to give, or not all the seats they ask for.",
    over: "This entry has its answer already. Here is how things stand.",
    "no-time": "It cannot be kept longer: registration ends before.",
  },
} satisfies typeof source;
