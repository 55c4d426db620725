import type { nightLibrary as source } from "../zh-CN/night-library.ts";

export const nightLibrary = {
  weekend: {
    text: "Your ideal weekend?",
    options: {
      home: "slowly, at home",
      outdoors: "outdoors",
      friends: "with friends",
      city: "shows and museums",
    },
  },
  rhythm: {
    text: "Your rhythm?",
    options: { early: "early bird", late: "night owl", "as-it-comes": "it depends" },
  },
  talk: {
    text: "What do you love to talk about?",
    options: { everyday: "everyday things", ideas: "ideas", work: "work", arts: "books, films, music" },
  },
  travel: {
    text: "Travelling together?",
    options: { planned: "with a plan", "as-it-comes": "as it comes", "at-home": "rather at home" },
  },
  pets: { text: "Pets?", options: { have: "I have one", like: "like them, have none", none: "better not" } },
  smoking: { text: "Do you smoke?", options: { no: "no", sometimes: "now and then", yes: "yes" } },
  drinking: { text: "Do you drink?", options: { no: "no", sometimes: "now and then", often: "often" } },
  money: {
    text: "You and money?",
    options: { save: "save first", balance: "some of both", enjoy: "enjoy it" },
  },
  quarrel: {
    text: "When you disagree?",
    options: { "talk-now": "talk it out now", "cool-down": "cool down first", "let-go": "let it go" },
  },
  closeness: {
    text: "How often do you like to be in touch?",
    options: { daily: "every day", "some-days": "every few days", "when-needed": "when there is news" },
  },
  children: { text: "Children one day?", options: { want: "yes", "do-not": "no", open: "open to talk" } },
  city: {
    text: "Where in three years?",
    options: { stay: "in this city", move: "perhaps elsewhere", open: "not sure yet" },
  },
  "work-place": {
    text: "How do you like to work?",
    options: { office: "in an office", hybrid: "half and half", remote: "remotely" },
  },
  "team-size": {
    text: "How big a team?",
    options: { small: "up to ten", middle: "some dozens", large: "a hundred or more" },
  },
  start: {
    text: "When could it begin?",
    options: { now: "now", months: "within three months", looking: "looking around" },
  },
} satisfies typeof source;
