import type { approval as source } from "../zh-CN/approval.ts";

export const approval = {
  form: {
    tag: "Approval first",
    note: "For this side the organiser looks at each application first. There is nothing to pay now; a letter tells you how to pay once it is approved.",
    submit: "Apply, nothing to pay now",
    stepNote: "This page is the application; you pay once the organiser has said yes.",
    full: "you can still apply",
    step: "A side marked “Approval first” takes applications; you pay after the organiser has said yes.",
    holdNote: "Nothing is charged now, and no seat is kept yet.",
  },
  order: {
    appliedTitle: "Your application is with the organiser",
    appliedText:
      "The organiser will look at it, and a letter brings you the answer. There is nothing to pay now, and no seat is kept yet.",
    steps: { applied: "Applied", approved: "Approved", paid: "Pay, get the ticket" },
    waitingTitle: "Approved, waiting for a seat",
    waitingText: (a) =>
      `${a.side} is full at the moment; you are number ${a.position} in line. As soon as there is a seat it is kept for you and a letter tells you. There is nothing to pay now.`,
    offeredTitle: "Approved: a seat is kept for you",
    offeredUntil: (a) => `Please pay by ${a.time}`,
    offeredText:
      "You pay on Stripe’s checkout by card, Alipay or WeChat Pay. Once the payment page is open, please finish within 30 minutes; a seat that is not paid in time goes to the next person.",
    pay: (a) => `Pay ${a.price}`,
    payFree: "Take this seat",
    overTitle: "The time to pay is over",
    overText: "The seat has gone to the next person, and nothing was charged.",
    declinedTitle: "There was no seat for you this time",
    declinedText:
      "Thank you for wanting to come. Seats are few, and the organiser could not find one for you this time. Nothing was charged. Perhaps another evening?",
    endedTitle: "This application is over",
    ended: {
      "not-answered":
        "Registration has closed and the organiser did not answer in time. Nothing was charged; we are sorry to have kept you waiting.",
      "not-paid-in-time":
        "The seat was not paid for in time and has gone to the next person. Nothing was charged.",
      "no-seat-in-time": "No seat came free before registration closed. Nothing was charged; we are sorry.",
    },
    withdraw: "Not coming: withdraw the application",
    giveUp: "Not coming: give up this seat",
    withdrawTitle: "Withdraw this application?",
    withdrawText:
      "The organiser no longer sees it, and a seat that was kept for you goes to the next person. Nothing was charged. To come after all you would apply again.",
    withdrawButton: "Withdraw the application",
    withdrawKeep: "Keep it",
    withdrawnTitle: "You withdrew this application",
    withdrawnText: "Nothing was charged. You can apply again whenever you like.",
    priceChangedTitle: "The price has just changed",
    priceChanged: (a) => `This seat is ${a.price} now. Nothing was charged; press once more if you agree.`,
    noSeatTitle: "This cannot be paid yet",
    noSeat: "You can pay once a seat is kept for you. Below is how your application stands.",
  },
  letters: {
    received: {
      subject: (a) => `We have your application: ${a.title}`,
      preview: "Nothing to pay now; a letter brings the answer",
      title: "We have your application",
      lead: (a) => `You applied for “${a.title}”, and we have it.`,
      next: "The organiser will look at it and answer. There is nothing to pay now, and no seat is kept yet.",
      button: "See my application",
    },
    waiting: {
      subject: (a) => `Approved, waiting for a seat: ${a.title}`,
      preview: (a) => `You are number ${a.position} in line; nothing to pay now`,
      title: "Your application is approved",
      lead: (a) => `Good news: the organiser approved your application for “${a.title}”.`,
      next: (a) =>
        `${a.side} is full at the moment; you are number ${a.position} in line. As soon as there is a seat it is kept for you, and a letter tells you until when to pay. There is nothing to pay now.`,
      button: "See my application",
    },
    approved: {
      subject: (a) => `Approved, please pay for your seat: ${a.title}`,
      preview: (a) => `A seat is kept for you until ${a.until}`,
      title: "Approved, and a seat is kept for you",
      lead: (a) =>
        `Good news: the organiser approved your application for “${a.title}”, and a seat is kept for you.`,
      until: "Pay by",
      price: "Price",
      free: "nothing to pay",
      next: "Once the payment page is open, please finish within 30 minutes. A seat that is not paid in time goes to the next person, and nothing is charged.",
      button: (a) => `Pay ${a.price}`,
      buttonFree: "Get my ticket",
    },
    declined: {
      subject: (a) => `No seat this time: ${a.title}`,
      preview: "Nothing was charged",
      title: "There was no seat for you this time",
      lead: (a) =>
        `Thank you for wanting to come to “${a.title}”. Seats are few, and we could not find one for you this time. We are sorry.`,
      next: "Nothing was charged. We hope to see you at another evening.",
      button: "See other events",
    },
    ended: {
      subject: (a) => `Your application is over: ${a.title}`,
      preview: "Nothing was charged",
      title: "This application is over",
      lead: {
        "not-answered": (a) =>
          `Registration for “${a.title}” has closed, and we did not answer your application in time. We are sorry to have kept you waiting.`,
        "not-paid-in-time": (a) =>
          `The seat kept for you at “${a.title}” was not paid for in time and has gone to the next person.`,
        "no-seat-in-time": (a) =>
          `Registration for “${a.title}” has closed, and no seat came free for you. We are sorry.`,
      },
      next: "Nothing was charged, and there is nothing for you to do.",
      button: "See other events",
    },
  },
  office: {
    title: "Applications",
    none: "No application is waiting. When somebody applies, they appear here.",
    task: (a) => `${a.count} to look at`,
    taskWho: "Applications",
    sideCount: (a) => `${a.side}: ${a.count}`,
    room: (a) => (a.count > 0 ? `${a.count} seats free` : "No seat free; who is approved waits in line"),
    queue: (a) => `${a.count} waiting for a seat`,
    age: (a) => `${a.age} on the day`,
    since: (a) => `applied ${a.time}`,
    approve: "Approve",
    approveName: (a) => `Approve: ${a.name}`,
    decline: "Decline…",
    declineName: (a) => `Decline: ${a.name}`,
    declineText: "A kind letter goes out. It names no reason, and nothing is charged.",
    note: "A note to yourself (optional, only the office sees it)",
    declineButton: "Decline and send the letter",
    hasTicket: "The same address already has a ticket",
    otherApplication: "The same address has another application",
    open: "Details",
    approved: (a) => `${a.name} is approved; the letter is on its way.`,
    declined: (a) => `${a.name} is declined; the letter is on its way.`,
    refusals: {
      answered: "This application has just been answered, or the guest withdrew it.",
      "sales-closed": "Registration has closed; nobody can be approved any more.",
    },
    waitingTitle: "Approved, not paid yet",
    waitingNow: "waiting for a seat",
    offeredUntil: (a) => `seat kept until ${a.time}`,
    cancelApproval: "Take the approval back…",
    cancelApprovalText:
      "The seat goes to the next person, and nothing is charged. No letter goes out; please tell the guest yourself.",
    cancelApprovalButton: "Take it back",
    noteTitle: "Your note",
    salesClosed: "Registration has closed: you can only decline.",
  },
} satisfies typeof source;
