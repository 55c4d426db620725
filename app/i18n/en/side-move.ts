import type { sideMove as source } from "../zh-CN/side-move.ts";

export const sideMove = {
  office: {
    open: "Move to another side…",
    title: "Move to another side",
    text: "A seat on the other side is kept first. Ticket and code stay the same. If it is cheaper, the difference goes back; if it is dearer, a letter asks for it, and the guest moves once it is paid.",
    target: "To which side",
    cheaper: (a) => `${a.amount} goes back`,
    dearer: (a) => `${a.amount} more to pay`,
    same: "same price",
    free: (a) => `${a.count} free`,
    full: "full",
    wait: "If no seat is free, wait in line and move then",
    button: "Move",
    done: "Moved; the guest gets a letter.",
    asked: (a) => `The other seat is kept, and a letter asks for the difference until ${a.until}.`,
    queued: "The other side is full; the move waits in line. The guest keeps the present seat.",
    pendingTitle: "On the way to another side",
    pendingWaiting: (a) => `Waiting for a seat: ${a.side}. The present seat stays.`,
    pendingOffered: (a) => `A seat is kept (${a.side}) until ${a.until}, waiting for ${a.amount} more.`,
    stop: "Call the move off",
    stopped: "The move is off; the guest stays on the present side.",
    refusals: {
      "not-movable":
        "This guest cannot move now: the ticket was used, the event has begun, a dispute is open, or nothing was paid.",
      "already-moving": "This guest is already on the way to another side.",
      "same-side": "The guest is on this side already.",
      full: "The other side is full. Tick “wait in line” and press once more.",
      "price-changed": "The difference has just changed; look at it and press once more.",
      "unknown-side": "Choose a side.",
      "nothing-to-stop": "No move is under way.",
      unavailable: "The payment provider cannot be reached. Nothing was changed; try again in a while.",
    },
    storySides: (a) => `${a.text}: ${a.from} → ${a.to}`,
    story: {
      side: "Moved to another side",
      "side-asked": "Asked for the difference to move to another side",
      "side-queued": "Waits in line for a seat on another side",
      "side-stopped": "The move did not happen; the seat stays",
    },
  },
  order: {
    title: (a) => `The organiser would like to move you: ${a.side}`,
    text: (a) =>
      `The new seat is kept for you. Pay ${a.amount} more by ${a.until} and you move; ticket and code stay the same. If you do not, you stay where you are (${a.from}) and need do nothing.`,
    pay: (a) => `Pay ${a.amount} and move`,
    paying: "Opening the payment page…",
    stay: "No, stay on my side",
    waiting: (a) => `The organiser is waiting for a seat for you: ${a.side}. Your present seat stays.`,
    stayed: "Fine, your seat stays as it is.",
    paid: "Your payment is being confirmed; this page follows.",
    unavailable: "The payment page cannot be opened right now; nothing was charged. Try again in a minute.",
    over: "This move is over; your seat stays as it is.",
  },
  letters: {
    moved: {
      subject: (a) => `Your seat is now: ${a.side} · ${a.title}`,
      preview: "Ticket and code stay the same",
      title: "Your seat has moved",
      lead: (a) =>
        `Your seat at “${a.title}” has moved from ${a.from} to ${a.to}. Ticket and code stay the same; the code you have still works.`,
      refund: (a) =>
        `The new seat is cheaper: the difference of ${a.amount} goes back the way it came, and a letter follows when it has arrived.`,
      paid: (a) => `The ${a.amount} you added has arrived.`,
      same: "The price is the same; there is nothing to pay and nothing to return.",
      side: "Your new seat",
      question: "Not what you wanted? Just answer this letter.",
      button: "Open my ticket",
    },
    offer: {
      subject: (a) => `Would you move? ${a.side} · ${a.title}`,
      preview: (a) => `Pay ${a.amount} more by ${a.until} and you move`,
      title: (a) => `Would you move to ${a.side}?`,
      lead: (a) =>
        `The organiser would like to move your seat at “${a.title}” from ${a.from} to ${a.to}. The new seat is kept for you.`,
      amount: "The difference",
      until: "Pay by",
      stay: (a) =>
        `It is fine not to: you then stay where you are (${a.from}), your ticket stays good, and nothing is charged.`,
      button: (a) => `Pay ${a.amount} and move`,
    },
    over: {
      subject: (a) => `Your seat stays: ${a.title}`,
      preview: "The move did not happen; your ticket is good",
      title: "The move did not happen",
      lead: (a) =>
        `The time to pay the difference is over, so you stay where you are at “${a.title}” (${a.from}). Ticket and code are the same, and nothing was charged.`,
      button: "Open my ticket",
    },
  },
} satisfies typeof source;
