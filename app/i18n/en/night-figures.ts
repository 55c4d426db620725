import type { nightFigures as source } from "../zh-CN/night-figures.ts";

export const nightFigures = {
  title: "How the evenings went",
  one: "How the evening went",
  oneText: "Matches, ballots and ratings, counted from the records",
  lead: "All of it is counted from the records. Nobody sees who chose whom, and neither do you.",
  none: "No evening has been revealed yet.",
  noneText: "Once matches are revealed, this page shows matches, ballots and ratings.",
  total: (a) => (a.count === 1 ? "1 evening" : `${a.count} evenings together`),
  mutual: "Dates that were mutual",
  matched: "People with at least one match",
  ballots: "People who handed in a ballot",
  again: "Met again a week later",
  rating: "Rating",
  counted: (a) => `${a.count} of ${a.of}`,
  range: (a) => `at evenings like these the true share is most likely ${a.from}–${a.to}%`,
  few: "too few for a share",
  percent: (a) => `${a.percent}%`,
  stars: (a) => (a.count === 1 ? `${a.stars} stars (1 rating)` : `${a.stars} stars (${a.count} ratings)`),
  fewStars: (a) =>
    a.count === 0
      ? "no ratings yet"
      : a.count === 1
        ? "1 rating, too few for a mean"
        : `${a.count} ratings, too few for a mean`,
  people: (a) => `${a.people} people, ${a.dates} dates`,
  all: "See all evenings",
  host: (a) =>
    a.nights === 1
      ? `At the last evening, ${a.from}–${a.to}% of people had at least one mutual match`
      : `Over ${a.nights} evenings, ${a.from}–${a.to}% of people had at least one mutual match`,
} satisfies typeof source;
