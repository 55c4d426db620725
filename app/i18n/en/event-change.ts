import type { eventChange as source } from "../zh-CN/event-change.ts";

export const eventChange = {
  cancelled: {
    subject: (a) => `Cancelled: ${a.title}`,
    title: "This evening was cancelled",
    lead: (a) => `We are sorry: “${a.title}” will not take place. Thank you for keeping the evening free.`,
    full: (a) => `All ${a.amount} you paid goes back to you. There is nothing for you to do.`,
    free: "Nothing was paid for your ticket, and there is nothing for you to do.",
    unpaid: "You had not paid. The seat has been let go, and nothing will be charged.",
    arriving:
      "Your payment is still on its way. When it arrives, all of it goes back. There is nothing for you to do.",
    disputed:
      "Your bank is looking at this payment and will return the money itself, so we do not send it a second time.",
    wasOn: "Was planned for",
    refund: "Refund",
    later: "We’ll write again once the refund is through.",
    calendar: "The attached file takes the evening out of your calendar.",
    button: "See the refund",
    buttonPlain: "See this registration",
  },
  moved: {
    subject: (a) => `New date: ${a.title}`,
    preview: (a) => `Now ${a.when}`,
    title: "The evening has moved",
    lead: (a) => `“${a.title}” has a new time. We are sorry for the trouble; your seat is still yours.`,
    held: (a) =>
      `“${a.title}” has a new time. Your seat is still being kept; please look at the new time before you pay.`,
    before: "Before",
    now: "New time",
    offerTitle: "Can’t come at the new time?",
    offer: (a) =>
      `Cancel on your ticket page before ${a.until} and all ${a.amount} comes back, no questions asked.`,
    offerWaitingTitle: "No need to wait any longer",
    offerWaiting: (a) =>
      `As the evening has moved, cancel on your order page before ${a.until} and all ${a.amount} comes back, whether or not your seat is sold.`,
    waiting: (a) => `“${a.title}” has a new time. The seat you gave up still waits to be sold again.`,
    waitingOn:
      "There is nothing else to do: if somebody takes your seat before the new start, all you paid goes back.",
    noOffer: "If you can’t come, cancel on your ticket page; the refund terms you bought under apply.",
    calendar: "The attached file moves the evening in your calendar. Your ticket and its code stay the same.",
    button: "Open my ticket",
    buttonHeld: "Open my registration",
    buttonWaiting: "Open my order",
  },
  order: {
    movedTitle: "This evening has moved",
    movedFrom: (a) => `It was ${a.when}`,
    movedTo: (a) => `It is now ${a.when}`,
    offer: (a) =>
      `If the new time does not suit you, cancel before ${a.until} and all ${a.amount} comes back.`,
    offerWaiting: (a) =>
      `Your seat still waits to be sold again. As the evening has moved, you need not wait: cancel before ${a.until} and all ${a.amount} comes back.`,
    offerLink: "Cancel with a full refund",
  },
} satisfies typeof source;
