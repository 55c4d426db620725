import type { letters as source } from "../zh-CN/letters.ts";

export const letters = {
  hello: (a: { name: string }) => `Hello ${a.name},`,
  helloNobody: "Hello,",
  sentBy: (a: { business: string }) => `Sent by ${a.business} with Qingju.`,
  answer: "Questions? Just answer this letter.",
  keepLink: "The links in this letter are yours alone, so please don’t forward it.",
  when: "When",
  where: "Where",
  map: "Open the map",
  bring: "What to bring",
  zoneNote: (a: { zone: string }) => `(${a.zone})`,
  codeHint: "Show the QR code at the door, or just say these letters.",
  codeAlt: (a: { code: string }) => `QR code for the door, it says ${a.code}`,
  openOrder: "Open my ticket",
  linkHint: "Button not working? Copy this address into your browser:",
  paid: "Paid",
  free: "A gift from the organiser, nothing to pay",
  side: "You come as",

  ticket: {
    subject: (a: { title: string }) => `Your ticket: ${a.title}`,
    preview: (a: { when: string; code: string }) => `${a.when}, your code is ${a.code}`,
    title: "The seat is yours",
    lead: (a: { title: string }) => `Here is your ticket for “${a.title}”. See you there.`,
    calendar: "A calendar file is attached: open it to add the evening to your phone.",
    ladderTitle: "If you can’t make it",
    ladderUntil: (a: { moment: string; percent: number }) =>
      a.percent === 100
        ? `Cancel before ${a.moment}: all of it back`
        : `Cancel before ${a.moment}: ${a.percent}% back`,
    ladderAfter: "Later than that: no refund",
    ladderNow: "Cancelling now gives no refund",
    ladderOrganiser: "If we cancel the event, you get all of it back.",
    ladderHow: "You can cancel on your ticket page, no need to ask anyone.",
  },

  signIn: {
    subject: (a: { business: string }) => `Sign in to the office of ${a.business}`,
    preview: (a: { minutes: number }) => `The link works for ${a.minutes} minutes, once`,
    title: "One tap to sign in",
    lead: "Use the button below, then press “Sign in” on the page that opens.",
    button: "Go to sign in",
    valid: (a: { minutes: number }) => `The link works for ${a.minutes} minutes, once.`,
    notYou: "Wasn’t you? Leave this letter be and nothing happens.",
  },

  refundDone: {
    subject: (a: { title: string }) => `Refunded: ${a.title}`,
    preview: (a: { amount: string }) => `${a.amount} is on its way back to you`,
    title: "Your money is on its way",
    leads: {
      guest: (a: { amount: string; title: string }) => `We have sent back ${a.amount} for “${a.title}”.`,
      organiser: (a: { amount: string; title: string }) =>
        `We have cancelled your seat at “${a.title}” and sent back ${a.amount}.`,
      event: (a: { amount: string; title: string }) =>
        `We are sorry: “${a.title}” is cancelled. We have sent back your ${a.amount}.`,
      resold: (a: { amount: string; title: string }) =>
        `Somebody has taken the seat you gave up at “${a.title}”. We have sent back your ${a.amount}.`,
      move: (a: { amount: string; title: string }) =>
        `The price difference of your new seat at “${a.title}”, ${a.amount}, has been sent back. Your ticket stays good.`,
      "move-late": (a: { amount: string; title: string }) =>
        `The move at “${a.title}” did not happen, so the ${a.amount} you added has been sent back.`,
      part: (a: { amount: string; title: string }) =>
        `We have sent back a part of what you paid for “${a.title}”: ${a.amount}. Your ticket stays as it is.`,
    },
    amount: "Refunded",
    goesTo: "Goes back to",
    goesToCard: "the card you paid with",
    goesToAlipay: "the Alipay account you paid with",
    goesToWechat: "the WeChat Pay account you paid with",
    goesToOther: "the account you paid with",
    goesToPayer: "the account it was first paid from, before the ticket changed hands",
    howLong: "Takes",
    howLongCard: "usually 5–10 working days, depending on your bank",
    howLongWallet: "usually a few minutes, at most 3 working days",
    longer: "If it isn’t there by then, answer this letter and we’ll look into it.",
    thanks: "Thank you, and we hope to see you another time.",
    button: "See this order",
  },

  reminder: {
    subjectDay: (a: { title: string; day: "today" | "tomorrow" | "later"; time: string }) =>
      a.day === "tomorrow"
        ? `See you tomorrow at ${a.time}: ${a.title}`
        : a.day === "today"
          ? `See you today at ${a.time}: ${a.title}`
          : `Coming up: ${a.title}`,
    subjectSoon: (a: { title: string; time: string }) => `Starts at ${a.time}: ${a.title}`,
    preview: (a: { when: string; place: string }) => `${a.when}, ${a.place}`,
    titleDay: { today: "See you today", tomorrow: "See you tomorrow", later: "See you soon" },
    titleSoon: "It’s nearly time",
    leadDay: (a: { title: string }) => `“${a.title}” is coming up, and your seat is waiting.`,
    leadSoon: (a: { title: string }) => `“${a.title}” is about to begin. Have a safe trip.`,
    cannotCome: "Can’t make it after all? Tell us on your ticket page, and someone else can have the seat.",
    cannotComeLink: "I can’t come",
    code: "Open my code",
  },

  late: {
    subject: (a: { title: string }) => `This payment goes back to you: ${a.title}`,
    preview: (a: { amount: string }) => `All ${a.amount} comes back, nothing for you to do`,
    title: "You get all of it back",
    said: {
      "seat-gone": {
        lead: (a: { amount: string; title: string }) =>
          `When your ${a.amount} for “${a.title}” reached us, the time your seat was kept for had run out and no other was free. All of it goes back to you; there is nothing for you to do.`,
        next: "Like to try again? Plans change, and seats that free up return to the event page.",
      },
      "already-a-seat": {
        lead: (a: { amount: string; title: string }) =>
          `You already have a seat at “${a.title}” with this address, and it is safe. Another ${a.amount} reached us; all of it goes back to you, and there is nothing for you to do.`,
        next: "Bringing a friend? Have them register with their own address: one ticket each makes the door quick.",
      },
      "newer-order": {
        lead: (a: { amount: string; title: string }) =>
          `When your ${a.amount} for “${a.title}” reached us, that order had run out, and you have a newer one, which is not touched. All of it goes back to you; there is nothing for you to do.`,
        next: "If the newer order is not paid yet, just go on from its payment page.",
      },
      "order-closed": {
        lead: (a: { amount: string; title: string }) =>
          `When your ${a.amount} for “${a.title}” reached us, the order had already been cancelled. All of it goes back to you; there is nothing for you to do.`,
        next: "Still like to come? The event page shows whether there are seats.",
      },
    },
    refundLater: "We’ll write again once the refund is through.",
    buttonEvent: "See the event",
  },

  find: {
    subject: "Here are your tickets",
    preview: (a: { count: number }) => (a.count === 1 ? "One order found" : `${a.count} orders found`),
    title: "Found",
    lead: "These are the orders with this address. Open one to see it.",
    notYou: "Weren’t looking for this? Leave this letter be.",
    states: {
      applied: "applied, not answered yet",
      approved: "application approved",
      held: "waiting for payment",
      processing: "payment on its way",
      paid: "paid",
      cancelled: "cancelled",
      refunding: "refund on its way",
      refunded: "refunded",
    },
  },

  calendar: {
    description: (a: { business: string; code: string; link: string }) =>
      `Hosted by ${a.business}\nYour code: ${a.code}\nMy ticket: ${a.link}`,
  },

  desk: {
    title: "Letter samples",
    note: "The people and evenings in the samples are made up.",
    names: {
      "night-ballot": "Ballot reminder",
      "night-result": "Result of a night",
      "night-thanks": "Thanks and survey",
      "night-met-again": "A week later",
      ticket: "Ticket",
      "sign-in": "Sign in",
      "refund-done": "Refunded",
      "reminder-24h": "Reminder, a day before",
      "reminder-2h": "Reminder, two hours before",
      "late-refunded": "Late payment returned",
      "find-ticket": "Find my ticket",
      "order-cancelled": "Cancelled",
      "seat-cancelled": "One seat cancelled",
      "transfer-offer": "A ticket on offer",
      "transfer-done": "Ticket passed on",
      "new-address": "Confirm a new address",
      "address-changed": "Address changed",
      "event-cancelled": "Event cancelled",
      "ticket-voided": "Ticket taken back",
      "resale-closed": "Not sold again",
      "dispute-news": "Payment dispute",
      "event-moved": "Event moved",
      "waitlist-joined": "On the waitlist",
      "waitlist-offer": "A seat is kept",
      "waitlist-expired": "The offer has passed",
      "waitlist-closed": "The waitlist has closed",
      "waitlist-moved": "Waitlist: new date",
      "partner-news": "To a channel partner",
      "safety-report": "A guest asks for help",
      "missed-evening": "Did not come",
      "venue-news": "To a venue, about a booking",
      "booking-news": "From a venue, about a booking",
      "go-no-go": "Go / no-go day",
      "application-received": "Application received",
      "application-waiting": "Approved, waiting for a seat",
      "application-approved": "Approved, please pay",
      "application-declined": "No seat this time",
      "application-ended": "Application over",
      "side-moved": "Moved to another side",
      "side-offer": "Pay the difference to move",
      "side-offer-over": "The move did not happen",
    },
    phone: "Phone",
    wide: "Desktop",
    text: "Plain text",
    subject: "Subject",
  },
} satisfies typeof source;
