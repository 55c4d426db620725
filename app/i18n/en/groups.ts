import type { groups as source } from "../zh-CN/groups.ts";

export const groups: typeof source = {
  form: {
    add: "+ Bring a friend",
    addMore: "+ Add another friend",
    addHint: (a) =>
      `Up to ${a.max} people on one order, each with a ticket of their own. All of you get a seat, or nobody's is taken.`,
    friend: (a) => `Friend ${a.n}`,
    friendHint:
      "Their ticket and link go to their own email. They agree to the terms and the code of conduct themselves; you need not tick anything for them.",
    remove: (a) => `Remove friend ${a.n}`,
    side: "Your friend's side",
    name: "What shall we call your friend?",
    email: "Your friend's email",
    emailHint: "Their own address: the ticket goes there.",
    phone: "Your friend's phone number",
    about: (a) => `${a.who}: ${a.said}`,
    submit: (a) => `Register ${a.count} people and pay`,
    submitFree: (a) => `Register ${a.count} people`,
    totalTitle: "One look at the total",
    totalText: (a) =>
      `${a.total} for ${a.count} people. Nothing is held or charged yet; if that is right, press the button below once more.`,
  },
  order: {
    title: (a) => `The ${a.count} people on this order`,
    total: (a) => `${a.total} in total`,
    yours: "You",
    live: "Has a ticket",
    held: "Waiting for payment",
    inside: "Checked in",
    cancelled: "Cancelled",
    resale: "Waiting for somebody to take over",
    confirmed: "Terms accepted",
    waiting: "Terms not accepted yet",
    refunded: (a) => `${a.amount} back`,
    cancelOne: "Cancel this seat",
    removeOne: "Take this person off",
    transferOne: "Send somebody else",
    resendOne: "Send them the ticket again",
    privacy: "A friend's door code goes to their own email alone, and is theirs to look after.",
    noOwn: "Your own seat is no longer on this order; the other tickets stay valid.",
    changed: "The seats are up to date.",
  },
  companion: {
    confirmTitle: "Please confirm",
    confirmText:
      "Your ticket is valid and there is nothing to pay. Please read these texts and agree to each yourself: a friend cannot agree for you.",
    confirmLink: "Read and confirm",
    pageTitle: "Read and confirm",
    pageText:
      "Tick each one by itself. Would you rather not come? You can give the seat up; the money goes back to whoever booked.",
    submit: "Confirm",
    saving: "Saving…",
    done: "Thank you, that is everything.",
    already: "You have confirmed already.",
    paidBy: "The friend who registered you has paid.",
    cancelled: "This seat is cancelled and its door code no longer works.",
    notWanted: "Not coming? Give the seat up",
  },
  cancel: {
    chooseTitle: "Whose seat do you want to cancel?",
    chooseText: "You can cancel one person and the others keep their tickets, or cancel everything.",
    one: (a) => `${a.name}: ${a.back} back`,
    oneNothing: (a) => `${a.name}: nothing back`,
    oneUsed: (a) => `${a.name}: checked in, cannot be cancelled`,
    oneTitle: (a) => `Cancel the seat of ${a.name}?`,
    all: "Cancel everything",
    allNotNow:
      "Somebody has checked in, so the order cannot be cancelled whole; the others can be cancelled one by one.",
    toPayer: "The money goes back to the friend who registered you.",
    removeTitle: (a) => `Take ${a.name} off the order?`,
    removeText: (a) =>
      `The seat is free for others at once; nothing has been charged. The total will be ${a.total}; please pay before the time is up.`,
    removeSubmit: "Take this person off",
    removeNotNow: "Not possible right now: you may just have paid, or the payment page cannot be reached.",
    back: "Back to the order",
  },
  letters: {
    ticketLead: (a) =>
      `A friend registered you for ${a.title}. The seat is yours and there is nothing to pay.`,
    paidByFriend: "By a friend",
    confirm:
      "Please open your ticket, read the terms, the privacy notice and the code of conduct, and agree to each of them.",
    people: (a) => `The ${a.count} people on this order`,
    peopleNote: "Each friend's ticket and door code go to their own email.",
    person: (a) => `${a.name} · ${a.side} · ${a.price}`,
    personFree: (a) => `${a.name} · ${a.side}`,
    ended: {
      subject: (a) => `Seat cancelled: ${a.title}`,
      title: "A seat was cancelled",
      you: {
        holder: (a) => `You gave up your seat at ${a.title}. Its door code no longer works.`,
        payer: (a) =>
          `The friend who registered you cancelled your seat at ${a.title}. Its door code no longer works.`,
        organiser: (a) => `The organiser cancelled your seat at ${a.title}. Its door code no longer works.`,
        "second-seat": (a) =>
          `You already have a ticket for ${a.title}, so the second seat on this order was cancelled. Your first ticket stays valid.`,
      },
      other: {
        holder: (a) => `${a.name} gave up their seat at ${a.title}.`,
        payer: (a) => `You cancelled the seat of ${a.name} at ${a.title}.`,
        organiser: (a) => `The organiser cancelled the seat of ${a.name} at ${a.title}.`,
        "second-seat": (a) =>
          `${a.name} already has a ticket for ${a.title}. The second seat was cancelled and its price goes back in full.`,
      },
      rest: "The other tickets on this order stay valid.",
      back: "The refund is under way; whoever paid gets a letter when it leaves.",
      nothingBack: "By the refund rules agreed when it was booked, nothing comes back for this seat.",
      resale: "Nothing comes back now; if somebody takes the seat over, its price will.",
      calendar: "The attached calendar file takes the evening out of your calendar.",
      button: "See the order",
      ownButton: "See my page",
    },
  },
  office: {
    people: (a) => `The ${a.count} people on this order`,
    notConfirmed: "Has not accepted the code of conduct",
    cancelled: "Cancelled",
    resale: "Waiting to be resold",
    cancelOne: (a) => `Cancel ${a.name} only`,
    cancelOneText: (a) =>
      `The ticket of ${a.name} is void, the seat is free, and ${a.amount} goes back to who paid; nobody else is touched.`,
    cancelOneButton: (a) => `Cancel this person, ${a.amount} back`,
    cancelOneFree: "Cancel this person",
    removeText: (a) => `The seat of ${a.name} is free and the order costs less; nothing was paid yet.`,
    resendTo: (a) => `Send ${a.name} the ticket again`,
  },
};
