import type { goNoGo as source } from "../zh-CN/go-no-go.ts";

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

export const goNoGo = {
  title: "Go / no-go day",
  day: "Go / no-go day",
  time: "Time",
  dayHint:
    "At this moment you decide: run it, or cancel and refund everybody. Best while the venue can still be cancelled for free.",
  leastHeads: "Least heads",
  leastHeadsOf: (a) => `Least heads, ${a.side}`,
  leastProfit: (a) => `Least profit (${a.currency})`,
  leastProfitHint: "Tickets less venue, with those who have paid; 0 means no loss",
  auto: "Decide by itself: run if every minimum is met, else cancel and refund everybody",
  autoNow: "decides by itself",
  seeProposals: "See which day fits",

  kicker: (a) => `${a.title} · ${a.when}`,
  toCockpit: "Overview",
  moreLink: "Go / no-go day",
  moreLinkText: "A day to decide on, with both outcomes in figures",

  unsetTitle: "No day to decide is set yet",
  unsetText: "On that day this page and a letter ask you: run it, or cancel and refund everybody.",
  proposalsTitle: "Days that fit the venue's cancellation terms",
  proposalFree: (a) => `The venue can be cancelled for free until ${a.until}; decide a day before`,
  proposalCheaper: (a) =>
    `Until ${a.until} cancelling costs only ${a.percent}% of the venue; decide a day before`,
  proposalTake: (a) => `Take ${a.when}`,
  noProposals: "The venue's terms have no cheaper day ahead. You can set any day in the editor.",
  toEditor: "Set it in the editor",
  changeDay: "Change the day and the minimums",

  aheadTitle: (a) => `To be decided on ${a.when}`,
  aheadAuto: "The minimums will decide then, and you get a letter.",
  aheadAsk: "This page and a letter will ask you then. You can decide now, too.",
  draftNote: "The question is asked once the event is published.",
  dueTitle: "Decide today: run it, or not?",
  dueText: (a) => `The go / no-go day was ${a.when}, and nobody has decided yet.`,
  overTitle: "There is nothing left to decide",
  overText: "The event has begun or was cancelled; no go / no-go decision was kept.",

  decided: { run: "Decided: run it", cancel: "Decided: cancel and refund everybody" },
  decidedBy: (a) => `${a.who}, ${a.when}`,
  byRule: "Decided by the minimums",
  someone: "Somebody on the team",
  decidedOn: "The figures it was decided on",
  laterCancelled: "The event was cancelled later all the same.",
  justDecided: "Kept: run it",
  wasDecided: "Somebody else has just decided",
  wasDecidedText: "Below is the decision as it stands; nothing was changed.",
  stale: "The go / no-go day has just changed. Please look again.",
  tooLate: "The event has begun or was cancelled, so it cannot be decided any more.",

  minimumsTitle: "Minimums",
  minimumHeads: (a) => `${a.heads} of at least ${a.least}`,
  minimumNone: (a) => `${a.heads} of ${a.capacity}`,
  minimumProfit: "Least profit",
  met: "met",
  lackHeads: (a) => `${people(a.count)} short`,
  lackMoney: (a) => `${a.amount} short`,
  minimumsNo: "No minimums are set.",

  run: "Run it",
  runNow: (a) => `Profit with the ${people(a.heads)} who have paid`,
  runExpected: (a) => `Profit with ${people(a.heads)}`,
  runUnknown: "Say how many you expect",
  runButton: "Run it",
  cancel: "Cancel and refund all",
  lost: "Lost",
  lostVenue: "Owed to the venue",
  lostFees: "Payment fees that do not come back",
  lostOther: "Other money already spent",
  refunds: (a) => `${a.count === 1 ? "1 order gets its" : `${a.count} orders get their`} money back`,
  noRefunds: "Nobody has paid",
  cancelButton: "Cancel and refund all…",
  cancelHint: "The next page asks once more before anything is cancelled.",
  profitNote: "Profit = tickets − venue",

  letterSubject: (a) => `Decide today: does “${a.title}” take place?`,
  letterTitle: "Today is the go / no-go day",
  letterLead: (a) =>
    `It is time to decide about “${a.title}” (${a.when}): run it, or cancel and refund everybody?`,
  letterRun: "Run it: profit",
  letterRunExpected: (a) => `Profit with ${people(a.heads)}`,
  letterCancel: "Cancel: lost",
  letterLacks: "Minimums not met",
  letterAll: "Every minimum is met.",
  letterButton: "Open and decide",
  listComma: ", ",
  lackSaid: (a) => `${a.side}: ${people(a.count)} short`,
  lackProfitSaid: (a) => `profit: ${a.amount} short`,
  ruleSubject: {
    run: (a) => `It runs: “${a.title}”`,
    cancel: (a) => `Cancelled: “${a.title}”`,
  },
  ruleTitle: { run: "Decided by the minimums: it runs", cancel: "Decided by the minimums: cancelled" },
  ruleLead: {
    run: (a) => `The go / no-go day has come, and “${a.title}” (${a.when}) meets every minimum. It runs.`,
    cancel: (a) =>
      `The go / no-go day has come, and “${a.title}” (${a.when}) does not meet its minimums. It is cancelled; all money goes back, and everybody gets a letter.`,
  },
  ruleButton: "See the figures",
} satisfies typeof source;
