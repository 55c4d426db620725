import type { officeCancel as source } from "../zh-CN/office-cancel.ts";

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

export const officeCancel = {
  more: "More",
  moveLink: "Move the event",
  moveLinkText: "Another time or venue; everyone is told",
  cancelLink: "Cancel the event",
  cancelLinkText: "Sales stop, all money goes back, everyone is told",
  progressLink: "How the cancellation goes",
  editorHint:
    "Another time or venue? Use “Move the event”: everyone with a seat gets a letter and may have their money back.",

  title: "Cancel the event",
  lead: "This cannot be undone. Here is what will happen:",
  costTitle: "What it costs",
  refunds: (a) => `${many(a.count, "paid order goes", "paid orders go")} back in full`,
  noRefunds: "Nobody has paid yet, so nothing goes back",
  fees: "Payment fees, which do not come back",
  feesUnknown: (a) => `${many(a.count, "more fee is", "more fees are")} not known yet`,
  venue: "Owed to the venue by its terms",
  venueText: "The venue's booking is cancelled with it; this is what its terms ask for.",
  peopleTitle: "Who is told",
  letters: (a) =>
    `${many(a.count, "person gets", "people get")} one letter: that it is off, and how the money comes back`,
  noLetters: "There is nobody to tell",
  gifts: (a) => `Of these, ${many(a.count, "ticket was", "tickets were")} free; nothing goes back`,
  unpaid: (a) =>
    `Of these, ${many(a.count, "seat is", "seats are")} unpaid; let go at once, with the payment page closed`,
  disputed: (a) =>
    `Of these, ${many(a.count, "payment is", "payments are")} disputed; the bank returns it, we do not`,
  stopTitle: "What happens at once",
  stop: "Sales stop. The event page stays, marked as cancelled. Tickets, reminders and other letters not yet sent stay here.",
  confirm: (a) => `Yes, cancel “${a.title}”`,
  confirmMissing: "Please tick this to confirm the cancellation",
  button: "Cancel and start refunds",
  busy: "Cancelling…",
  keep: "Keep it, back to the event",
  staleTitle: "Someone has just changed this event",
  staleText: "Here is how it stands now. Please read it again before you decide.",
  refusals: {
    "not-published": "This event is not published. Nobody has registered, so there is nothing to cancel.",
    over: "This event is over and cannot be cancelled. To refund one guest, find them on the guest list.",
  },

  progressTitle: "The event is cancelled",
  running: "Refunds and letters go out one by one. You may leave this page; the work goes on.",
  waiting: "Everything was sent off. Banks or mailboxes have yet to answer.",
  settled: "All done.",
  settledStuck: "The rest is done; these need you.",
  orders: (a) => `${a.done} of ${many(a.total, "order", "orders")} done`,
  money: (a) => `${a.done} of ${a.total} refunded`,
  lettersSent: (a) => `${a.sent} of ${many(a.total, "letter", "letters")} sent`,
  lettersFailed: (a) => `${many(a.count, "letter was", "letters were")} not delivered; see your tasks`,
  stuckTitle: (a) => `${many(a.count, "needs", "need")} you`,
  stuckLink: (a) => `${a.guest}: ${a.reason}`,
  stuckReasons: {
    "refund-failed": "the refund failed; open to try again",
    disputed: "the payment is disputed",
    "amount-mismatch": "the amount received does not match",
    "refunded-elsewhere": "refunded in the payment provider’s dashboard",
  },
  stuckOther: "needs a look",
  stuckHow: "Open one to see its story, try the refund again, or write to the guest.",
  nobody: "Nobody had registered, and nothing goes back.",
  toMoney: "See the money",
  toCockpit: "Back to the overview",

  moveTitle: "Move the event",
  moveLead: (a) => `It is now ${a.when}.`,
  moveOrders: (a) =>
    `${many(a.count, "person gets", "people get")} one letter with both times and a new calendar file. Reminders follow the new time.`,
  moveNobody: "Nobody has registered yet; the change simply takes effect.",
  moveBooking: "Venue booking",
  moveBookingHint: "The present one, or another free one. The event has to lie within it.",
  moveBookingLeft:
    "If you change it, the old booking becomes free but is not cancelled; do that on the venue’s page.",
  noOtherBookings: "There is no other free booking.",
  goBook: "Book a venue",
  zone: "Times are in the time zone of the booking.",
  offer: "Full refund for those who cannot come",
  offerHint:
    "Whoever cancels in this time gets everything back; later the refund terms they bought under apply.",
  offerDays: (a) => (a.days === 0 ? "No extra time" : `Within ${many(a.days, "day", "days")}`),
  moveButton: "Move and tell everyone",
  moveBusy: "Moving…",
  keepAsIs: "Leave it, back to the event",
  moveRefusals: {
    "not-published": "Only a published event that is not cancelled can move.",
    over: "The event has begun and cannot move any more.",
  },
} satisfies typeof source;
