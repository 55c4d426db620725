import type { officeGift as source } from "../zh-CN/office-gift.ts";

export const officeGift = {
  title: "Give a ticket",
  text: "No payment: a seat is taken at once and the ticket goes to their email.",
  name: "Name",
  side: "Which side",
  sideLeft: (a) => (a.count > 0 ? `${a.count} left` : "full"),
  language: "Language of the letters",
  languages: { "zh-CN": "简体中文", en: "English" },
  button: "Give the ticket",
  given: (a) => `${a.name}'s ticket is on its way.`,
  fieldProblems: {
    missing: "This is needed",
    "too-long": "Too long; make it shorter",
    "not-an-email": "This does not look like an email address; check for the @ and the ending",
    "not-a-phone": "This does not look like a phone number",
    "not-a-date": "Write the date like 2001-05-20",
    "under-18": "Not yet 18 on the day of the event",
    "outside-age-band": "Outside the age band of this event",
    "unknown-side": "Choose a side",
    "must-agree": "Consent is needed",
    malformed: "This cannot be right",
  },
  soldOut: "This side is full. Release a hold first, or choose the other side.",
  notPublished: "The event is not on: not published yet, or cancelled.",
  over: "The event is over; no more tickets can be given.",
} satisfies typeof source;
