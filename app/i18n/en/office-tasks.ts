import type { officeTasks as zh } from "../zh-CN/office-tasks.ts";

export const officeTasks: typeof zh = {
  title: "Tasks",
  intro:
    "These wait for your decision. Once settled they leave this list; what was done stays in the guest’s story.",
  none: "Nothing waits for you.",
  noneText:
    "Payments, refunds and letters run by themselves. What needs you appears here; disputes also come by letter.",
  waiting: (a) => (a.count === 1 ? "1 thing waits for you" : `${a.count} things wait for you`),
  all: "All tasks",
  short: {
    "amount-mismatch": "the amount that arrived is not the order’s",
    "refund-failed": "a refund did not go through",
    "refund-stuck": "a refund has no result",
    "refunded-elsewhere": "a part was refunded in the dashboard",
    disputed: "the payment is disputed",
    "dispute-lost": "a dispute was lost: what about the ticket?",
    "letter-failed": "a letter could not be sent",
    "letter-uncertain": "a letter may not have arrived",
  },
  withAmount: (a) => `${a.text} (${a.amount})`,
  since: (a) => `since ${a.time}`,
  inStripe: "Once the bank has decided, this changes by itself and a letter tells you.",
  kinds: {
    "amount-mismatch":
      "The amount or currency that arrived is not the order’s, so no ticket was given. Pay it back, or settle it with the guest yourself (the money stays in the books).",
    "refund-failed":
      "A refund did not go through and the money is still here. Try again, or pay the guest another way and close this.",
    "refund-stuck":
      "A refund has had no result for more than a day. Ask the payment provider again, or look it up in its dashboard.",
    "refunded-elsewhere":
      "Somebody refunded a part in the payment provider’s dashboard. The books follow, and the ticket is still good: keep it, or pay back the rest and void it.",
    disputed:
      "The payer’s bank called the payment back. The money and a fee are held, and nothing can be refunded until it decides. Please submit evidence in Stripe’s dashboard in time.",
    "dispute-lost":
      "The dispute was lost: the money and the fee are gone. The ticket is still good: let the guest come, or void it and free the seat.",
    "letter-failed":
      "A letter could not be sent. Check the address and send it again, or tell the guest another way.",
    "letter-uncertain":
      "It is not certain that a letter arrived. Ask the guest if a second copy would confuse; send it again if needed.",
  },
  lostNoTicket:
    "The dispute was lost: the money and the fee are gone. This guest has no ticket any more; just so you know.",
  amount: (a) => `Amount ${a.amount}`,
  letter: (a) => `Letter: ${a.kind}`,
  deeds: {
    retry: "Try the refund again",
    "pay-back": "Pay the money back",
    keep: "Keep the ticket",
    void: "Void the ticket, free the seat",
    resend: "Send it again",
    dealt: "I have dealt with it",
  },
  payBackRest: "Pay back the rest and void the ticket",
  note: "What was done (only the team sees it; nothing private about the guest)",
  dealtOpen: "I have dealt with it…",
  story: {
    details: "Name or phone changed",
    person: "The ticket went to another person; the old code is dead",
    address: "Another email address; the ticket code is new",
    part: "A part goes back; the ticket stays",
    resold: "The seat given up was sold again; all of it goes back",
    "not-resold": "Not sold again before the start; nothing comes back",
    opened: "The payer’s bank opened a dispute; refunds are on hold",
    won: "The dispute was won",
    lost: "The dispute was lost; the money went to the payer",
    voided: "The dispute was lost; the ticket is void and the seat free",
  },
  letterFailed: (a) => `A letter did not go: ${a.kind}`,
  letterUncertain: (a) => `A letter may or may not have arrived: ${a.kind}`,
  storyRefund: (a) => `Refund of ${a.amount}: ${a.state} (${a.reason})`,
  letterSent: (a) => `A letter was sent: ${a.kind}`,
  done: "Settled.",
  refusals: {
    closed: "Somebody has just settled this.",
    "not-possible": "Not possible now: the order has just changed. Below is how it stands.",
    disputed: "The payment is disputed; nothing can be refunded until the bank decides.",
    unavailable: "The payment provider cannot be reached. Nothing was changed; try again in a while.",
    "no-note": "Write a sentence about what was done.",
  },
  partOpen: "Refund a part, keep the ticket…",
  partText: (a) =>
    `${a.left} can still be refunded. The ticket stays good, and the guest gets a letter once the refund is done. Fees do not come back to you.`,
  partAmount: "How much",
  partReason: "Why",
  partReasons: {
    goodwill: "An apology",
    promised: "A promised discount",
    overpaid: "Charged too much",
    other: "Other",
  },
  partButton: "Refund this part",
  partDone: (a) => `${a.amount} is on its way back. The ticket stays good.`,
  partProblems: {
    "not-an-amount": "Write an amount, such as 100 or 99.50",
    "too-little": "Refund something above nothing",
    "too-much": (a) => `At most ${a.left} can still be refunded`,
    "no-reason": "Choose a reason",
  },

  checkTitle: "Compared with Stripe",
  checkText:
    "Every hour, payments, refunds, disputes and balance of the last three days are compared; what was missed is made good.",
  checkNever: "Not compared yet.",
  checkRunning: (a) => `Started ${a.time}, comparing…`,
  checkDone: (a) => `${a.time}: ${a.looked} looked at`,
  checkMended: (a) => `${a.count} made good`,
  checkClean: "Everything agrees.",
  checkUnavailable: (a) => `${a.time}: Stripe could not be reached; the next comparison will try again.`,
  checkFindings: (a) => (a.count === 1 ? "1 thing does not agree:" : `${a.count} things do not agree:`),
  checkButton: "Compare now",
  checkAsked: "The comparison has begun; reload in a few seconds to see the result.",
  checkTooMany: "It was compared just now. Come back in a few minutes.",
  findings: {
    "unknown-session": "A payment page at Stripe names an order that is not here",
    "unknown-charge": "Stripe took money that is not here",
    "unknown-refund": "A refund at Stripe is of no payment that is here",
    "unknown-dispute": "A dispute at Stripe is of no payment that is here",
    "slow-payment": "A payment has been on its way for more than ten days, and its seat is kept",
    "not-booked": "Something Stripe booked is not in the ledger",
    differs: "An amount in the ledger is not Stripe’s",
  },

  voided: {
    subject: (a) => `Ticket no longer valid: ${a.title}`,
    title: "Your ticket is no longer valid",
    lead: (a) =>
      `The bank has given the money for “${a.title}” back to the payer, so this ticket is no longer valid and the seat is free again.`,
    next: "There is nothing to do, and nothing else will be charged or paid back. If this is a misunderstanding, or you would still like to come, just answer this letter.",
    calendar: "The attached file takes the evening out of your calendar.",
    button: "See this order",
    text: "The bank has given the money back to the payer, so the ticket is no longer valid and the seat is free. If this is a misunderstanding, write to us.",
  },

  dispute: {
    subjects: {
      opened: (a) => `A payment is disputed: ${a.title}`,
      won: (a) => `Dispute won: ${a.title}`,
      lost: (a) => `Dispute lost: ${a.title}`,
    },
    titles: { opened: "A payment is disputed", won: "Dispute won, the money is back", lost: "Dispute lost" },
    leads: {
      opened: (a) =>
        `The payer’s bank called back a payment of ${a.amount} for “${a.title}”. The money and a dispute fee are held, and this order cannot be refunded until the bank decides.`,
      won: (a) => `The dispute about “${a.title}” is over: ${a.amount} came back. The dispute fee may not.`,
      lost: (a) =>
        `The dispute about “${a.title}” is over: ${a.amount} went to the payer, and the fee is not returned.`,
    },
    next: {
      opened:
        "Please submit evidence in Stripe’s dashboard in time: the order, the ticket, the admission, the refund terms.",
      won: "The order stays as it is; refunds that were held back go on by themselves.",
      lost: "The ticket is still good. Please decide whether the guest may come or the ticket is void.",
    },
    lostNoTicket: "This guest has no ticket any more; nothing else is to be done.",
    amount: "Amount",
    button: "See this order",
  },
};
