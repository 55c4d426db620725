import type { waitlist as source } from "../zh-CN/waitlist.ts";

function seats(count: number): string {
  return count === 1 ? "1 seat" : `${count} seats`;
}

export const waitlist = {
  join: "Join the waitlist",
  joinSide: (a) => `Join the waitlist: ${a.side}`,
  waitingCount: (a) => `${a.count} waiting`,
  balanceNote: "opens when the other side catches up",

  title: (a) => `Waitlist for “${a.title}”`,
  heading: "Join the waitlist",
  intro:
    "Your email is all it takes: no account, nothing to pay. When there is a seat we write in the order people came, and keep it for you for a while.",
  side: "Which side are you on?",
  email: "Email",
  emailHint: "We write here when there is a seat. Please check the spelling.",
  party: (a) => `You wait together and are seated together: ${a.seats}.`,
  seats: (a) => (a.seats === 1 ? a.side : `${a.side}, ${seats(a.seats)}`),
  seatsJoin: "; ",
  submit: "Join the waitlist",
  submitting: "One moment…",
  oneTap: "Put me on the waitlist",
  openTitle: "There are seats right now",
  open: "You can register for this evening directly, no need to wait.",
  openLink: "Register",
  privacy: "We use your email for news about the waitlist alone. You can leave whenever you like.",

  doneTitle: "You are on the waitlist",
  done: (a) => `This side is full for the moment. You are number ${a.place} on the waitlist.`,
  doneMail:
    "We have written you a letter with a link of your own: see your place, change the language, leave. Not there? Look in your junk mail.",
  doneOnce: "If this address was waiting already, its place is unchanged and the letter is sent again.",
  backToEvent: "Back to the event",

  reasons: {
    missing: "This is still empty",
    "not-an-email": "This does not look like an email address",
    "unknown-side": "Please choose a side again",
    "too-many-people": "That many cannot wait together; please join separately",
  },
  missingEmail: "Please enter your email; we write there when there is a seat",
  missingSide: "Please choose which side you are on",
  tooManyTitle: "That was a few tries in a row",
  tooMany: (a) => `Please try again in ${a.minutes} min. A place you already have stays yours.`,

  mustWaitTitle: "This side has a waitlist",
  mustWait: {
    full: "This side filled up while you were typing. Nothing was charged.",
    queue: "Others are waiting for this side already, first come, first served. Nothing was charged.",
    balance: "This side is ahead of the other one and opens when it catches up. Nothing was charged.",
  },
  mustWaitOffer: "One tap puts you on the waitlist; your email and side come along.",

  page: {
    titles: {
      waiting: "You are on the waitlist",
      offered: "A seat is kept for you",
      offeredParty: "Your seats are kept for you",
      expired: "The offer has passed",
      claimed: "The seat is yours",
      left: "You have left the waitlist",
      closed: "The waitlist has closed",
    },
    place: (a) => `Number ${a.place}`,
    placeFirst: "You are next",
    placeText: (a) => `${a.ahead} ahead of you`,
    seats: "Waiting for",
    since: (a) => `Waiting since ${a.moment}`,
    nextTitle: "What happens next",
    next: [
      "When somebody gives a seat back, or the other side catches up, seats go out in the order people came.",
      "When it is your turn we write to you and keep the seat for a while; nobody else can take it.",
      "Until then there is nothing to pay, and no need to watch this page.",
    ],
    leave: "Leave the waitlist",
    leaving: "Leaving…",
    language: "Write to me in Chinese",
    languageSaved: "From now on we write to you in English.",
    offerCount: "Kept for you for {m} min {s} s",
    offerOver: "Time is up",
    offerUntil: (a) => `Kept until ${a.moment}`,
    offerText: "Fill this in and go on to pay; from then on the seat is yours for another 32 minutes.",
    offerTextFree: "Fill this in and the seat is yours.",
    person: (a) => `Person ${a.number} · ${a.side}`,
    otherEmail: "Their email",
    otherEmailHint: "Their ticket goes here.",
    forEmail: (a) => `Ticket and letters go to ${a.email}`,
    offerKept: "kept for you until then",
    accept: (a) => `Take the ${a.seats > 1 ? `${a.seats} seats` : "seat"} and pay ${a.price}`,
    acceptFree: (a) => `Take the ${a.seats > 1 ? `${a.seats} seats` : "seat"}`,
    decline: "No thanks, pass it on",
    declineText: "One tap gives it to the next person. Thank you for telling us.",
    expiredText:
      "We did not hear from you in time, so the seat went to the next person. You can join again at the end of the line.",
    expiredOverText:
      "We did not hear from you in time, and registration has closed. We hope to see you another evening.",
    leftText: "You are no longer on the list, and we will not write again.",
    claimedText: "Everything else is on your order’s page: payment, ticket, changes.",
    closedText: "Registration has closed and no seat came free this time. Thank you for waiting.",
    cancelledText:
      "This evening was cancelled, so the waitlist is over too. You paid nothing; there is nothing to do.",
    again: "Join again",
    toOrder: "Open my order",
    others: "See other events",
    tooMany: "That was a few tries in a row. Please come back in a moment.",
    notNow: "Not possible right now",
    priceChanged:
      "The price has just changed; the button says the new one. Nothing was charged. Press it again if you agree.",
    offerGone: "This seat is no longer kept for you. Here is how things stand.",
  },

  letters: {
    seats: "Seats",
    joined: {
      subject: (a) => `On the waitlist: ${a.title}`,
      title: "You are on the waitlist",
      lead: (a) => `“${a.title}” has no free seat right now. You are number ${a.place} on the waitlist.`,
      next: "When there is a seat we write in the order people came, and keep it for you for a while. Until then there is nothing to pay and nothing to do.",
      place: "Your place now",
      placeIs: (a) => `Number ${a.place}`,
      button: "See my place",
      leave: "Changed your mind? Leave the waitlist on that page.",
      notYou: "Not you? Ignore this letter, or leave the waitlist on that page.",
    },
    offer: {
      subject: (a) => `A seat is kept for you until ${a.until}: ${a.title}`,
      title: "A seat is kept for you",
      titleParty: "Your seats are kept for you",
      lead: (a) => `“${a.title}” has room for you, kept until ${a.until}. Nobody else can take it.`,
      how: "Open the link and fill in the form to register. After that time it goes to the next person.",
      until: "Kept until",
      price: "Price",
      button: "Take the seat",
      decline: "Cannot come? Pass it on there with one tap, and the next person gets it at once.",
    },
    expired: {
      subject: (a) => `The offer has passed: ${a.title}`,
      title: "The offer has passed",
      lead: (a) =>
        `The seat we kept for you at “${a.title}” was not taken in time and went to the next person. Nothing was charged.`,
      again: "Still like to come? You can join again, at the end of the line.",
      button: "Join again",
      buttonOver: "See the event",
    },
    closed: {
      subject: (a) => `The waitlist has closed: ${a.title}`,
      subjectCancelled: (a) => `Cancelled, and the waitlist with it: ${a.title}`,
      title: "The waitlist has closed",
      lead: (a) =>
        `Registration for “${a.title}” has closed, and no seat came free this time. Thank you for waiting; nothing was charged.`,
      leadCancelled: (a) =>
        `We are sorry: “${a.title}” was cancelled, and the waitlist with it. You paid nothing; there is nothing to do.`,
      button: "See other events",
    },
    moved: {
      subject: (a) => `New date, and your place is kept: ${a.title}`,
      title: "The evening has moved",
      lead: (a) => `“${a.title}” has a new time. Your place on the waitlist stays the same.`,
      offered: (a) => `“${a.title}” has a new time. Your seat is still kept until ${a.until}.`,
      before: "Before",
      now: "New time",
      button: "See my place",
      leave: "The new time does not suit? Leave the waitlist on that page.",
    },
  },
} satisfies typeof source;
