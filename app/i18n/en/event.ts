import type { event as source } from "../zh-CN/event.ts";

const kinds: Readonly<Record<string, string>> = {
  matchmaking: "Matchmaking evening",
  careers: "Careers evening",
  friends: "Friends evening",
  meetup: "Meetup",
};

export const event = {
  kind: (a) => kinds[a.kind] ?? "Meetup",
  ages: (a) => (a.max === null ? `Ages ${a.min}+` : `Ages ${a.min}–${a.max}`),
  heads: (a) => `${a.counts.join(" + ")} people`,
  coverTime: (a) => [a.hour, a.minute].map((part) => String(part).padStart(2, "0")).join(":"),
  coverLabel: (a) => `Cover of “${a.title}”: ${a.day}`,

  whenTitle: "When and where",
  addressLater: "Full address once you have paid",
  openMap: "Open the map",
  addToCalendar: "Add to calendar",

  sidesTitle: "Choose your side",
  oneSideTitle: "Register",
  seatsLeft: (a) => (a.left === 1 ? "1 seat left" : `${a.left} seats left`),
  sideFull: "Full",
  mayFreeUp: (a) => (a.count === 1 ? "Full; 1 seat may free up" : `Full; ${a.count} seats may free up`),
  barLabel: (a) => `${a.side}: ${a.capacity} seats, ${a.sold} taken, ${a.held} on hold`,
  registerSide: (a) => `Register: ${a.side}`,
  register: "Register",
  registerFor: (a) => `Register ${a.price}`,
  afterPublishing: "Opens once published",
  pricesNote: (a) => `Prices are in ${a.currency}. What the page shows is what you pay.`,
  from: (a) => `from ${a.price}`,
  free: "Free",

  hostTitle: "Who organises it",
  registration: (a) => `Company registration ${a.no}`,
  eventsHeld: (a) => (a.count === 1 ? "event held" : "events held"),
  attendance: "turned up",
  firstEvening: "This is the first evening; the record starts here.",
  recordNote: "Counted from the records here; the organiser cannot type these numbers.",
  contact: "Contact the organiser",

  aboutTitle: "About the evening",
  programmeTitle: "What happens that night",
  bringTitle: "What to bring",

  refundTitle: "Refunds",
  refundCaption: "What comes back when you cancel",
  refundUntil: (a) => `Until ${a.moment}`,
  refundAfter: "Later",
  refundPercent: (a) => `${a.percent}% back`,
  refundNone: "no refund",
  refundHost: "The organiser cancels",
  refundHostFull: "full refund",

  questionsTitle: "Questions",
  questions: [
    {
      q: "Is it awkward to come alone?",
      a: "Most people do. Say your name at the door and someone shows you to your seat; whom you talk with, and for how long, is arranged.",
    },
    {
      q: "Who sees my details?",
      a: "Other guests never see your name, email, phone or birthday. The organiser uses them to check your registration, reach you and greet you at the door.",
    },
    {
      q: "What if I cannot make it?",
      a: "The refund table above applies, and the money goes back the way it came. Your ticket page says what comes back right now and how to reach the organiser.",
    },
    {
      q: "Is paying safe?",
      a: "You pay on Stripe’s checkout by card, Alipay or WeChat Pay. We never see or keep your card number.",
    },
    {
      q: "No account, so where is my ticket?",
      a: "In your mailbox: the link in the letter opens it. If it is lost, use “Find my ticket” at the foot of the page.",
    },
  ],

  noticeSoldOutTitle: "Full for now",
  noticeSoldOut:
    "Every seat is taken. Join the waitlist: when there is a seat we write in the order people came, and keep it for you.",
  noticeClosedTitle: "Registration has closed",
  noticeClosed: "The guest list is settled. See you at the next one.",
  noticePausedTitle: "Registration is paused",
  noticePaused: "The organiser has paused registration; it usually opens again soon. Please look in later.",
  noticePastTitle: "This evening is over",
  noticePast: "Thank you to everyone who came. Have a look at what comes next.",
  noticeCancelledTitle: "This evening was cancelled",
  noticeCancelled:
    "We are sorry: this evening will not take place. Everything paid goes back in full, the way it came, and you need do nothing; a letter follows when it has arrived. Unpaid holds are void and nothing will be charged.",
  otherEvents: "See other events",
  myTicket: "Find my ticket",
  statusShort: {
    "on-sale": "Open",
    "sold-out": "Full for now",
    closed: "Closed",
    paused: "Paused",
    past: "Over",
    cancelled: "Cancelled",
  },

  homeTitle: "Coming up",
  homeIntro: "Small tables, real people, one evening. Two steps and you are in.",
  homeDescription:
    "Qingju: matchmaking evenings and small gatherings, with a known organiser, the seats left and the refund terms on the page.",
  homeEmptyTitle: "The next evening is being planned",
  homeEmpty: "Nothing is open right now. Look in again in a few days, or find a ticket you already have.",
  shareAlt: (a) => `“${a.title}”, ${a.day}`,
  calendarNote: (a) => `Details and registration: ${a.url}`,
} satisfies typeof source;
