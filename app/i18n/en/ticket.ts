import type { ticket as source } from "../zh-CN/ticket.ts";

export const ticket = {
  pageTitle: (a) => `Your registration · ${a.title}`,
  ticketTitle: (a) => `Your ticket · ${a.title}`,
  keepLink:
    "This page is yours alone. If you close it, “Find my ticket” at the foot sends its link to your mailbox.",
  seat: (a) => (a.number === null ? a.side : `${a.side} · seat ${a.number}`),

  heldTitle: "Your seat is being kept",
  heldUntil: (a) => `Please pay by ${a.time}`,
  heldCount: "{m} min {s} s left",
  heldOver: "Time is up",
  heldText:
    "You pay on Stripe’s checkout by card, Alipay or WeChat Pay. If you do not, the seat goes back by itself and nothing is charged.",
  pay: (a) => `Pay ${a.price}`,
  paying: "Opening the payment page…",
  giveUp: "Not coming: give up the seat",
  unavailableTitle: "The payment page cannot be opened right now",
  unavailable: "Your seat is still kept and nothing was charged. Try the button again in a minute.",

  holdOverTitle: "Checking whether you have paid",
  holdOverText:
    "The time of the hold is over. If you have just paid, your ticket appears here within seconds; if not, the seat goes back. There is no need to pay again.",
  processingTitle: "Your payment is being confirmed",
  processingText:
    "The money is on its way; this takes seconds to minutes. Your seat is kept all the while, so please do not pay again. The ticket appears here and in your mailbox.",
  refreshNote: "This page refreshes by itself.",

  lateTitle: "Late, and still in",
  lateText:
    "Your payment arrived after the hold had ended. There was still room, so the seat is yours and the ticket is good.",
  secondTitle: "The extra payment goes back to you",
  secondText: (a) =>
    `We received a second payment of ${a.amount} and sent it back the way it came. Your ticket is untouched.`,
  admitted: (a) => `Checked in at ${a.time}. Enjoy the evening`,
  over: "This evening is over. Thank you.",
  overAdmitted: (a) => `Checked in at ${a.time}. This evening is over; thank you for coming.`,
  complimentary: "Complimentary",
  codeLabel: "Ticket code",
  codeHint: "Show this at the door, or say your name.",
  qrLabel: (a) => `QR code of the ticket; it reads ${a.code}`,
  openMap: "Open the map",
  calendar: "Add to calendar",
  addressSoon: "The address will appear here as soon as it is settled, and a letter will tell you.",
  bringTitle: "What to bring",

  refundTitle: "If you cannot come",
  quoteNow: (a) => `Cancel before ${a.until} and ${a.amount} comes back.`,
  quoteNone: "Cancelling now brings nothing back.",
  quoteFree: "Nothing was paid for this ticket; please say so if you cannot come, so that someone else can.",
  quoteHow: "You can cancel by yourself under “Manage my ticket”. The money goes back the way it came.",
  contact: "Contact the organiser",
  inviteTitle: "Bring a friend",
  inviteHint: "Copy these words and send them to a friend.",
  inviteText: (a) => `I am going to “${a.title}”, ${a.when}. Will you come along? ${a.url}`,

  expiredTitle: "The seat has gone back",
  expiredText:
    "No payment arrived in time, and nothing was charged. If you would still like to come, see whether a seat is free and register again.",
  failedText:
    "The payment did not go through, nothing was charged, and the seat has gone back. If you would still like to come, register again.",
  cancelledTitle: "You gave up this seat",
  cancelledText: "Nothing was charged. You can register again whenever you like.",
  secondSeatTitle: "This address already has a ticket",
  secondSeatText:
    "One address has one seat at an evening. The ticket it has stands, and no other seat was taken. To bring a friend, please use the friend’s own address.",
  registerAgain: "See whether a seat is free",
  eventCancelledTitle: "This evening was cancelled",
  eventCancelledHeld:
    "We are sorry: this evening will not take place. You had not paid, and nothing will be charged.",
  eventCancelledFree:
    "We are sorry: this evening will not take place. Nothing was paid for your ticket, and there is nothing for you to do.",
  eventCancelledPaid:
    "We are sorry: this evening will not take place. Everything you paid goes back the way it came, and you need do nothing; a letter follows when it has arrived.",
  otherEvents: "See other events",

  refundDueTitle: "Your refund is on its way",
  refundDoneTitle: "Refunded",
  refundFailedTitle: "The refund did not go through",
  refundReasons: {
    "late-sold-out":
      "Your payment arrived after the hold had ended and this side was full by then, so all of it goes back. We are sorry that we could not keep the seat.",
    "newer-order":
      "You registered again since, so this payment goes back in full. The newer registration is untouched.",
    "same-person":
      "This address already has a ticket for the evening, so this payment goes back in full. To bring a friend, please use the friend’s own address.",
    "second-payment": "Two payments arrived for one seat; the second goes back in full.",
    "order-cancelled": "The payment arrived after you had given up the seat, so all of it goes back.",
    "event-cancelled": "The evening was cancelled, so all of it goes back.",
    "attendee-cancelled": "You cancelled, and the refund terms apply.",
    "organiser-cancelled": "The organiser cancelled this ticket, so all of it goes back.",
    resold: "The seat you gave up was sold again, so all you paid for it goes back.",
    "side-move": "Your new seat costs less, so the difference goes back; your ticket stays good.",
    "side-move-late": "The move did not happen, so the difference you paid goes back in full.",
    "organiser-partial": "The organiser gives back a part; your ticket stays as it is.",
    dashboard: "The organiser refunded it at the payment provider.",
  },
  refundOther: "This payment is going back to you.",
  refundSteps: { noted: "Noted", sent: "With the payment provider", done: "Back with you" },
  refundAmount: (a) => `${a.amount} back`,
  refundPendingText:
    "It goes back the way it came: usually 5–10 working days for a card, sooner for Alipay and WeChat Pay.",
  refundDoneText: (a) => `Sent back on ${a.day} the way it came. A card may take a few more days to show it.`,
  refundFailedText:
    "The payment provider returned this refund. The organiser has been told and will find another way with you. Your money is not lost.",
  needsTitle: "We are looking at this payment",
  needsText:
    "Something about it does not match. The organiser has been told and will write to you soon. Your money is safe; please do not pay again.",
  appliedTitle: "Your application is with the organiser",
  appliedText: "A letter tells you the answer. There is nothing to pay now.",
  approvedTitle: "Your application was approved",
  approvedText: "When it is your turn, a letter tells you how to pay.",
  declinedTitle: "Not this time",
  declinedText: "The organiser could not find a seat for you this time. Nothing was charged.",
  resaleTitle: "Waiting for someone to take your seat",
  resaleText:
    "Once this side’s free seats are gone and yours is sold, you get back all you paid and a letter; if nobody takes it before the start, nothing comes back. First given up, first sold.",

  cancelTitle: "Give up this seat?",
  cancelText:
    "It goes to someone else at once, and nothing is charged. To come after all you would register again.",
  cancelConfirm: "Give up the seat",
  cancelling: "One moment…",
  cancelKeep: "Keep it and pay",
  cancelTooMany:
    "Many seats were given up just now; please try again in ten minutes. You may also leave it: an unpaid seat frees itself when its time is over.",
  cancelNotNow:
    "That is not possible right now: a payment may just have arrived, or the payment page cannot be reached. Please look at your registration for where it stands.",
  toOrder: "Back to my registration",
  facts: "The evening",
} satisfies typeof source;
