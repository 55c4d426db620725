import type { nightLetters as source } from "../zh-CN/night-letters.ts";

export const nightLetters = {
  ballot: {
    subject: ({ title }) => `Your ballot is still open: ${title}`,
    preview: ({ time }) => `It closes on ${time}; until then you can change it`,
    title: "Your ballot is missing",
    lead: {
      end: ({ title }) =>
        `The conversations of “${title}” are over. Finish your ballot now, while you remember clearly.`,
      morning: ({ title }) => `Good morning. Your ballot for “${title}” is still waiting for you.`,
    },
    progress: "Decided",
    progressValue: ({ decided, of }) => `${decided} of ${of}`,
    closes: "The ballot closes",
    privacy:
      "Only you know whom you choose; two people learn of it, both at once, only when they chose each other. After the closing time nothing can be added.",
    button: "Finish and hand in",
  },
  result: {
    subject: ({ title }) => `The result is in: ${title}`,
    preview: "Everybody gets it at the same moment",
    match: {
      title: "You chose each other",
      lead: ({ title }) => `At “${title}” you chose each other:`,
      next: "Open the result to see how they would like to be reached. Whoever writes first is remembered.",
      button: "See how to get in touch",
    },
    kind: {
      title: "Thank you for being open",
      lead: ({ title }) => `The ballots of “${title}” are counted. This time there was no match for you.`,
      next: "Much depends on who happens to sit across the table. Somebody who talks as sincerely as you is worth meeting next time.",
      credit: ({ percent }) =>
        `You handed in your ballot, so here is something from us: ${percent}% off your next evening. Pick one on the page below and you get a code of your own.`,
      button: "Open the result",
    },
  },
  thanks: {
    subject: ({ title }) => `How was it? ${title}`,
    preview: "A few stars and one line: half a minute",
    title: "Thank you for coming",
    lead: ({ title }) => `Thank you for coming to “${title}”. How was the evening?`,
    next: "Give a few stars and one line; it takes half a minute and makes the next evening better.",
    button: "Tell us",
  },
  metAgain: {
    subject: ({ title }) => `One week later: ${title}`,
    preview: "Just one question",
    title: "Did you meet again?",
    lead: ({ title }) => `“${title}” was a week ago. Did you meet anyone from that evening again?`,
    next: "One tap is enough. The answer is only counted; no other guest is told.",
    button: "Answer the one question",
  },
} satisfies typeof source;
