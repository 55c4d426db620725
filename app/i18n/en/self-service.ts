import type { selfService as source } from "../zh-CN/self-service.ts";

export const selfService = {
  title: "Manage my ticket",
  whyNot: {
    "no-ticket": "This order has no valid ticket now.",
    "event-off": "This evening will not take place, and all of your money comes back.",
    used: "You have checked in, so the ticket stays as it is.",
    over: "This evening is over.",
    started: "The evening has begun.",
    "cut-off": "From two hours before the start the list is final, and tickets stay with their holders.",
    disputed:
      "The payment is being looked into with the payment provider. Until that is done, the ticket can be neither cancelled nor passed on.",
  },
  cancel: "I can’t come: give up the seat",
  cancelBack: (a) => `${a.amount} comes back until ${a.until}`,
  cancelNothing: "Nothing comes back any more, but someone else can come",
  cancelFree: "Nothing was paid for it; someone else can come",
  transfer: "Pass it on to someone else",
  transferHint: "Same side, same seat, once they say yes",
  transferOpen: (a) => `Waiting for ${a.name} to say yes`,
  details: "Change name, phone or email",
  addressOpen: "Waiting for you to confirm at the new address",
  resend: "Send the ticket to my mailbox again",
  resent: "The ticket is on its way to your mailbox and arrives within minutes.",
  resendTooMany:
    "It was sent a few times just now. Please look in your mailbox and spam folder, and try again later.",
  language: "Get letters in Chinese",
  languageSaved: "From now on, letters to you are in English.",
  saved: "Saved.",
  withdrawn: "The offer is withdrawn, and the ticket is still yours.",
  back: "Back to my ticket",

  cancelTitle: "Give up your seat?",
  quote: (a) =>
    a.percent === 100
      ? `${a.back} comes back (all of it); good until ${a.until}`
      : `${a.back} comes back (${a.percent}%), ${a.kept} stays; good until ${a.until}`,
  quoteLabel: "Cancelling now",
  quoteNothing: (a) =>
    `By the refund terms of your order nothing comes back now; ${a.kept} stays with the organiser.`,
  quoteFree: "Nothing was paid for this ticket, so nothing comes back.",
  quoteThanks: "If you can’t come, please tell us all the same: someone else can have the seat.",
  quoteHow:
    "The money goes back the way it came. Your code stops working at once, and the seat is free for others.",
  quotePayer: "This ticket changed hands: the money goes back to whoever first paid for it.",
  cancelConfirm: (a) => `Cancel and get ${a.back} back`,
  cancelConfirmNothing: "Give up the seat without a refund",
  cancelConfirmFree: "Give up the seat",
  cancelling: "Cancelling…",
  cancelKeep: "Keep it, I am coming",
  cancelTransfer: "Or pass it on to someone else",
  quoteChangedTitle: "The refund has just changed",
  quoteChanged: "Nothing was cancelled yet. Below is the amount as it is now; press again if you agree.",
  refusedTitle: "That is not possible now",
  unavailable:
    "The payment provider cannot be reached, and nothing was cancelled. Please try again in a minute.",

  cancelledKept:
    "By the refund terms of your order nothing comes back this time. Thank you for telling us: someone else can have the seat.",

  transferTitle: "Pass the ticket on",
  transferIntro: (a) =>
    `They get a letter and fill in their own birth date and consents; only then is the ticket theirs. Same side (${a.side}), same seat.`,
  transferMoney:
    "Money is between the two of you: we neither take nor return any. A later refund goes to whoever first paid.",
  transferUntil: (a) =>
    `They have until ${a.until} to say yes. Until they do, the ticket is yours and you can take the offer back.`,
  transferName: "Their name",
  transferEmail: "Their email",
  transferEmailHint: "The offer goes here, so please check the spelling once more.",
  transferSubmit: "Send the offer",
  transferSending: "Sending…",
  offerOpenTitle: (a) => `Waiting for ${a.name} to say yes`,
  offerOpenText: (a) =>
    `The offer went to ${a.email} and is good until ${a.until}. Until they say yes, the ticket is yours.`,
  offerWithdraw: "Take the offer back",
  withdrawing: "Taking it back…",
  ownAddress: "This is your own address. To change your name or address, use “Change name, phone or email”.",
  offerWaits: "An offer is still waiting for an answer; please take it back first.",
  tooMany: "That was tried several times just now. Please come back a little later.",

  handoverTitle: (a) => `${a.from} would like to pass a ticket on to you`,
  handoverIntro: "Fill this in and say yes, and the ticket is yours. There is nothing to pay.",
  handoverSide: "The seat’s side",
  handoverUntil: (a) => `Good until ${a.until}`,
  handoverMoney: "A later refund goes to whoever first paid.",
  handoverName: "What shall we call you",
  handoverSubmit: "Accept the ticket",
  handoverSubmitting: "Making it yours…",
  handoverNotWanted: "Not for you? Just close this page: without a yes, the ticket stays where it is.",
  handoverGoneTitle: "This offer is gone",
  handoverGone:
    "It was answered already, taken back, or its time is over. Links to tickets live in your mailbox and can be sent again.",
  handoverSeatTitle: "You have a ticket already",
  handoverSeat:
    "This address has a seat at this evening already, one ticket each. Please have them ask someone else.",
  handoverNotNow: "That is not possible now",
  addressTitle: "Confirm the new address",
  addressText: (a) =>
    `Once you confirm, the ticket and reminders go to ${a.email}. The old link and code stop working and are replaced.`,
  addressSubmit: "Confirm and use this address",

  detailsTitle: "Change my details",
  detailsName: "Name",
  detailsPhone: "Phone",
  detailsSubmit: "Save name and phone",
  saving: "Saving…",
  addressHeading: "Another email address",
  addressNow: (a) => `Now it is ${a.email}.`,
  addressHint:
    "We write to the new address and change nothing until you confirm from there. Your code and link are renewed with it.",
  addressNew: "New email",
  addressAsk: "Write to the new address",
  addressSent: (a) =>
    `A letter went to ${a.email}; confirm from there until ${a.until}. Until then all stays as it is.`,
  sameAddress: "This is the address in use",

  letters: {
    cancelled: {
      subject: (a) => `Cancelled: ${a.title}`,
      title: "You gave up your seat",
      lead: (a) => `You have cancelled your seat at “${a.title}”, and its code no longer works.`,
      back: "The refund is under way. We write again once it has been sent.",
      nothingBack:
        "By the refund terms of your order nothing comes back this time. Thank you for telling us: someone else can have the seat.",
      free: "Nothing was paid, so nothing comes back. Thank you for telling us: someone else can have the seat.",
      refund: "Comes back",
      kept: "Stays with the organiser",
      calendar: "The attached calendar file takes the evening out of your calendar.",
      button: "See this order",
    },
    offer: {
      subject: (a) => `${a.from} would like to pass on a ticket: ${a.title}`,
      title: "A ticket, if you say yes",
      lead: (a) => `${a.from} cannot make it to “${a.title}” and would like you to have the ticket.`,
      how: "There is nothing to pay. Open the link, fill in your birth date, confirm the terms, and it is yours.",
      until: "Please answer by",
      button: "See the ticket",
      money: "A later refund goes to whoever first paid.",
      notWanted: "Not for you? Leave this letter be: without a yes, the ticket stays where it is.",
    },
    done: {
      subject: (a) => `Passed on: ${a.title}`,
      title: "Your ticket was passed on",
      lead: (a) =>
        `The ticket for “${a.title}” belongs to someone else now. Your old link and code no longer work.`,
      money: "Passing it on gives no refund. A later refund goes back to where it was first paid from.",
      calendar: "The attached calendar file takes the evening out of your calendar.",
      button: "See the event",
      notYou: "Wasn’t you? Please answer this letter at once.",
    },
    newAddress: {
      subject: (a) => `Confirm your new address: ${a.title}`,
      title: "One tap to confirm",
      lead: (a) => `Shall the ticket for “${a.title}” go to this address from now on?`,
      button: "Go to confirm",
      valid: (a) => `Good until ${a.moment}. Until you confirm, all stays as it is.`,
      notYou: "Wasn’t you? Leave this letter be and nothing happens.",
    },
    addressChanged: {
      subject: (a) => `Address changed: ${a.title}`,
      title: "Your ticket has a new address",
      lead: (a) => `The ticket for “${a.title}” goes to your new address from now on.`,
      old: "The old link and code that came to this mailbox no longer work; the new ones are in the new one.",
      notYou: "Wasn’t you? Please answer this letter at once, and we will see to it.",
    },
  },
} satisfies typeof source;
