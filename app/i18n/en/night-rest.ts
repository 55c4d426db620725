import type { nightRest as source } from "../zh-CN/night-rest.ts";

/** What can be changed about the rounds to come. */
export const nightRest: typeof source = {
  title: "Change the rounds to come",
  text: "Rounds, minutes, breaks, tables, who keeps their table. You see what it changes first.",
  rounds: "Rounds in all",
  roundsHint: (a) => `Those that have begun stay: at least ${a.least}.`,
  roundMinutes: "Minutes a round from now on",
  breakMinutes: "Minutes of break from now on",
  tables: "Tables",
  anew: "Plan all rounds to come afresh",
  anewText:
    "Without it, what is planned stays where it can. With it the plan may be better, and many change tables.",
  look: "See what it changes",
  kind: "The rounds to come change like this",
  tableCaption: "Before and after",
  now: "Now",
  afterwards: "Then",
  minutes: (a) => `${a.count}\u00a0min`,
  sitters: "Keeps their table",
  nobody: "Nobody",
  meetings: "Meetings",
  fewest: "Everybody here meets at least",
  ends: "Ends about",
  phase: "The round or break that runs stays as it is; “+ min” makes it longer.",
  ofBest: (a) => `${a.percent} of the best there can be from here.`,
  idleNobody: "Everybody has somebody to talk to in every round to come.",
  whom: (a) => (a.people === 1 ? "The 1 person affected" : `The ${a.people} people affected`),
  whole: "Try other numbers",
};
