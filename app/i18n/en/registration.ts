import type { registration as source } from "../zh-CN/registration.ts";

export const registration = {
  title: (a) => `Register for “${a.title}”`,
  heading: "Register",
  back: "Back to the event",
  stepNote: "This page, then payment: two steps in all.",
  stepNoteFree: "This page is all; there is nothing to pay.",

  side: "Your side",
  name: "What shall we call you?",
  nameHint: "The name you give at the door; a nickname is fine.",
  email: "Email",
  emailHint: "Your ticket and reminders go here, so please look twice.",
  phone: "Mobile",
  phoneHint: "Only if we cannot find you that night.",
  birthDate: "Date of birth",
  birthHint: (a) => `This evening is for ${a.ages.toLowerCase()}, counted on the day. Nobody else sees it.`,
  year: "Year",
  month: "Month",
  day: "Day",
  yearExample: "1996",
  monthExample: "4",
  dayExample: "12",

  consentsTitle: "Please confirm each",
  consent: {
    terms: "I agree to the",
    privacy: "My details may be used as said in the",
    conduct: "I will keep the",
  },
  consentLink: { terms: "terms", privacy: "privacy notice", conduct: "house rules" },

  submit: "Register and pay",
  submitFree: "Register",
  submitting: "Keeping your seat…",
  confirmPrice: "Register at the new price and pay",
  holdNote:
    "Your seat is kept for 32 minutes once you press this. You pay on Stripe’s checkout by card, Alipay or WeChat Pay.",

  reasons: {
    missing: "This is still empty",
    "too-long": "That is too long; please shorten it",
    "not-an-email": "This does not look like an email address",
    "not-a-phone": "This does not look like a phone number; you may leave it empty",
    "not-a-date": "This date does not look right",
    "under-18": "You must be 18 on the day of the event",
    "outside-age-band": "Your age is outside this evening’s range",
    "unknown-side": "Please choose your side again",
    "must-agree": "We need your agreement to register you",
    "same-email": "Somebody else on this order has this address: each person needs their own",
    malformed: "This page was open for too long; please send it once more",
  },
  missing: {
    name: "Please give a name we can call you by",
    email: "Please give your email; the ticket goes there",
    birthDate: "Please give your date of birth",
    side: "Please choose your side",
  },
  tooLongName: "Please keep the name to 60 characters",
  outsideAges: (a) => `This evening is for ${a.ages.toLowerCase()}, counted on the day`,
  agree: {
    terms: "Please read the terms and agree to them",
    privacy: "Please read the privacy notice and agree to it",
    conduct: "Please read the house rules and agree to keep them",
  },

  soldOutTitle: "This side has just filled up",
  soldOut:
    "Nothing was charged. Holds that are not paid come back, so look in again soon, or choose another side.",
  priceChangedTitle: "The price has changed",
  priceChanged: (a) =>
    `While you were filling this in, the seats at the earlier price went. It is now ${a.price}. Nothing was charged; press the button again if that is fine.`,
  tooManyTitle: "You already hold several seats",
  tooMany:
    "There are unpaid seats in your name. Please pay for them or give them up (“Find my ticket” at the foot of the page sends you the links), or come back in half an hour.",

  chatTitle: "Paying inside a chat app?",
  chatText:
    "This browser may not open the payment page. Tap “···” at the top right and choose “Open in browser”, or copy the link below and go on in your phone’s browser.",
  chatLink: "Link to this page",

  findTitle: "Find my ticket",
  findIntro: "Give the email you registered with and we send the link to your ticket again.",
  findSubmit: "Send it to me",
  findSending: "Sending…",
  findDoneTitle: "Look in your mailbox",
  findDone:
    "If this address has registered, a letter with the link arrives within minutes. Nothing there? Look in the spam folder, or try another address.",
  findAgain: "Try another address",
  findTooManyTitle: "That was several tries",
  findTooMany: (a) =>
    `Please try again in ${a.minutes === 1 ? "a minute" : `${a.minutes} minutes`}. Letters already sent still work: look in your mailbox and the spam folder.`,
} satisfies typeof source;
