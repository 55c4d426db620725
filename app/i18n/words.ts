import type { Locale } from "#app/domain/events/locale.ts";
import { approval as approvalEn } from "./en/approval.ts";
import { bookingTalk as bookingTalkEn } from "./en/booking-talk.ts";
import { common as commonEn } from "./en/common.ts";
import { event as eventEn } from "./en/event.ts";
import { eventChange as eventChangeEn } from "./en/event-change.ts";
import { goNoGo as goNoGoEn } from "./en/go-no-go.ts";
import { groups as groupsEn } from "./en/groups.ts";
import { legal as legalEn } from "./en/legal.ts";
import { letters as lettersEn } from "./en/letters.ts";
import { night as nightEn } from "./en/night.ts";
import { nightAfter as nightAfterEn, nightBallot as nightBallotEn } from "./en/night-ballot.ts";
import { nightFigures as nightFiguresEn } from "./en/night-figures.ts";
import { nightLetters as nightLettersEn } from "./en/night-letters.ts";
import { nightLibrary as nightLibraryEn } from "./en/night-library.ts";
import { nightOffice as nightOfficeEn } from "./en/night-office.ts";
import { nightPage as nightPageEn } from "./en/night-page.ts";
import { nightProfile as nightProfileEn } from "./en/night-profile.ts";
import { nightQuestions as nightQuestionsEn } from "./en/night-questions.ts";
import { nightRest as nightRestEn } from "./en/night-rest.ts";
import { nightRoom as nightRoomEn } from "./en/night-room.ts";
import { office as officeEn } from "./en/office.ts";
import { officeBallot as officeBallotEn } from "./en/office-ballot.ts";
import { officeCalendar as officeCalendarEn } from "./en/office-calendar.ts";
import { officeCancel as officeCancelEn } from "./en/office-cancel.ts";
import { officeDeals as officeDealsEn } from "./en/office-deals.ts";
import { officeDoor as officeDoorEn } from "./en/office-door.ts";
import { officeEditor as officeEditorEn } from "./en/office-editor.ts";
import { officeEvent as officeEventEn } from "./en/office-event.ts";
import { officeFacts as officeFactsEn } from "./en/office-facts.ts";
import { officeGift as officeGiftEn } from "./en/office-gift.ts";
import { officeGuest as officeGuestEn } from "./en/office-guest.ts";
import { officeGuests as officeGuestsEn } from "./en/office-guests.ts";
import { officeMoney as officeMoneyEn } from "./en/office-money.ts";
import { officeProblems as officeProblemsEn } from "./en/office-problems.ts";
import { officeSales as officeSalesEn } from "./en/office-sales.ts";
import { officeStory as officeStoryEn } from "./en/office-story.ts";
import { officeTasks as officeTasksEn } from "./en/office-tasks.ts";
import { officeVenues as officeVenuesEn } from "./en/office-venues.ts";
import { officeWaitlist as officeWaitlistEn } from "./en/office-waitlist.ts";
import { partners as partnersEn } from "./en/partners.ts";
import { prices as pricesEn } from "./en/prices.ts";
import { registration as registrationEn } from "./en/registration.ts";
import { resale as resaleEn } from "./en/resale.ts";
import { seatAnswers as seatAnswersEn } from "./en/seat-answers.ts";
import { selfService as selfServiceEn } from "./en/self-service.ts";
import { shortlist as shortlistEn } from "./en/shortlist.ts";
import { sideMove as sideMoveEn } from "./en/side-move.ts";
import { ticket as ticketEn } from "./en/ticket.ts";
import { trust as trustEn } from "./en/trust.ts";
import { waitlist as waitlistEn } from "./en/waitlist.ts";
import { approval } from "./zh-CN/approval.ts";
import { bookingTalk } from "./zh-CN/booking-talk.ts";
import { common } from "./zh-CN/common.ts";
import { event } from "./zh-CN/event.ts";
import { eventChange } from "./zh-CN/event-change.ts";
import { goNoGo } from "./zh-CN/go-no-go.ts";
import { groups } from "./zh-CN/groups.ts";
import { legal } from "./zh-CN/legal.ts";
import { letters } from "./zh-CN/letters.ts";
import { night } from "./zh-CN/night.ts";
import { nightAfter, nightBallot } from "./zh-CN/night-ballot.ts";
import { nightFigures } from "./zh-CN/night-figures.ts";
import { nightLetters } from "./zh-CN/night-letters.ts";
import { nightLibrary } from "./zh-CN/night-library.ts";
import { nightOffice } from "./zh-CN/night-office.ts";
import { nightPage } from "./zh-CN/night-page.ts";
import { nightProfile } from "./zh-CN/night-profile.ts";
import { nightQuestions } from "./zh-CN/night-questions.ts";
import { nightRest } from "./zh-CN/night-rest.ts";
import { nightRoom } from "./zh-CN/night-room.ts";
import { office } from "./zh-CN/office.ts";
import { officeBallot } from "./zh-CN/office-ballot.ts";
import { officeCalendar } from "./zh-CN/office-calendar.ts";
import { officeCancel } from "./zh-CN/office-cancel.ts";
import { officeDeals } from "./zh-CN/office-deals.ts";
import { officeDoor } from "./zh-CN/office-door.ts";
import { officeEditor } from "./zh-CN/office-editor.ts";
import { officeEvent } from "./zh-CN/office-event.ts";
import { officeFacts } from "./zh-CN/office-facts.ts";
import { officeGift } from "./zh-CN/office-gift.ts";
import { officeGuest } from "./zh-CN/office-guest.ts";
import { officeGuests } from "./zh-CN/office-guests.ts";
import { officeMoney } from "./zh-CN/office-money.ts";
import { officeProblems } from "./zh-CN/office-problems.ts";
import { officeSales } from "./zh-CN/office-sales.ts";
import { officeStory } from "./zh-CN/office-story.ts";
import { officeTasks } from "./zh-CN/office-tasks.ts";
import { officeVenues } from "./zh-CN/office-venues.ts";
import { officeWaitlist } from "./zh-CN/office-waitlist.ts";
import { partners } from "./zh-CN/partners.ts";
import { prices } from "./zh-CN/prices.ts";
import { registration } from "./zh-CN/registration.ts";
import { resale } from "./zh-CN/resale.ts";
import { seatAnswers } from "./zh-CN/seat-answers.ts";
import { selfService } from "./zh-CN/self-service.ts";
import { shortlist } from "./zh-CN/shortlist.ts";
import { sideMove } from "./zh-CN/side-move.ts";
import { ticket } from "./zh-CN/ticket.ts";
import { trust } from "./zh-CN/trust.ts";
import { waitlist } from "./zh-CN/waitlist.ts";

const zh = {
  approval,
  bookingTalk,
  common,
  event,
  eventChange,
  goNoGo,
  groups,
  legal,
  letters,
  night,
  nightOffice,
  nightFigures,
  nightPage,
  nightRest,
  nightRoom,
  nightLibrary,
  nightProfile,
  nightQuestions,
  nightLetters,
  nightAfter,
  nightBallot,
  officeBallot,
  office,
  officeCalendar,
  officeCancel,
  officeDeals,
  officeEvent,
  officeFacts,
  officeDoor,
  officeGift,
  officeGuest,
  officeGuests,
  officeStory,
  officeEditor,
  officeMoney,
  officeProblems,
  officeSales,
  officeVenues,
  partners,
  prices,
  officeTasks,
  registration,
  resale,
  seatAnswers,
  selfService,
  shortlist,
  sideMove,
  ticket,
  trust,
  officeWaitlist,
  waitlist,
};

/** Every sentence of the product. Chinese is the source; a key English lacks is a type error. */
export type Words = typeof zh;

const en = {
  approval: approvalEn,
  bookingTalk: bookingTalkEn,
  common: commonEn,
  event: eventEn,
  eventChange: eventChangeEn,
  goNoGo: goNoGoEn,
  groups: groupsEn,
  legal: legalEn,
  letters: lettersEn,
  night: nightEn,
  nightOffice: nightOfficeEn,
  nightFigures: nightFiguresEn,
  nightPage: nightPageEn,
  nightRest: nightRestEn,
  nightRoom: nightRoomEn,
  nightLibrary: nightLibraryEn,
  nightProfile: nightProfileEn,
  nightQuestions: nightQuestionsEn,
  nightLetters: nightLettersEn,
  nightAfter: nightAfterEn,
  nightBallot: nightBallotEn,
  officeBallot: officeBallotEn,
  office: officeEn,
  officeCalendar: officeCalendarEn,
  officeCancel: officeCancelEn,
  officeDeals: officeDealsEn,
  officeEvent: officeEventEn,
  officeFacts: officeFactsEn,
  officeDoor: officeDoorEn,
  officeGift: officeGiftEn,
  officeGuest: officeGuestEn,
  officeGuests: officeGuestsEn,
  officeStory: officeStoryEn,
  officeEditor: officeEditorEn,
  officeMoney: officeMoneyEn,
  officeProblems: officeProblemsEn,
  officeSales: officeSalesEn,
  officeVenues: officeVenuesEn,
  partners: partnersEn,
  prices: pricesEn,
  officeTasks: officeTasksEn,
  registration: registrationEn,
  resale: resaleEn,
  seatAnswers: seatAnswersEn,
  selfService: selfServiceEn,
  shortlist: shortlistEn,
  sideMove: sideMoveEn,
  ticket: ticketEn,
  trust: trustEn,
  officeWaitlist: officeWaitlistEn,
  waitlist: waitlistEn,
} satisfies Words;

const all: Readonly<Record<Locale, Words>> = { "zh-CN": zh, en };

/** The sentences in one language. */
export function words(locale: Locale): Words {
  return all[locale];
}
