import type { Locale } from "#app/domain/events/locale.ts";
import { common as commonEn } from "./en/common.ts";
import { event as eventEn } from "./en/event.ts";
import { eventChange as eventChangeEn } from "./en/event-change.ts";
import { legal as legalEn } from "./en/legal.ts";
import { letters as lettersEn } from "./en/letters.ts";
import { office as officeEn } from "./en/office.ts";
import { officeCancel as officeCancelEn } from "./en/office-cancel.ts";
import { officeEditor as officeEditorEn } from "./en/office-editor.ts";
import { officeEvent as officeEventEn } from "./en/office-event.ts";
import { officeGuests as officeGuestsEn } from "./en/office-guests.ts";
import { officeProblems as officeProblemsEn } from "./en/office-problems.ts";
import { officeVenues as officeVenuesEn } from "./en/office-venues.ts";
import { registration as registrationEn } from "./en/registration.ts";
import { selfService as selfServiceEn } from "./en/self-service.ts";
import { ticket as ticketEn } from "./en/ticket.ts";
import { common } from "./zh-CN/common.ts";
import { event } from "./zh-CN/event.ts";
import { eventChange } from "./zh-CN/event-change.ts";
import { legal } from "./zh-CN/legal.ts";
import { letters } from "./zh-CN/letters.ts";
import { office } from "./zh-CN/office.ts";
import { officeCancel } from "./zh-CN/office-cancel.ts";
import { officeEditor } from "./zh-CN/office-editor.ts";
import { officeEvent } from "./zh-CN/office-event.ts";
import { officeGuests } from "./zh-CN/office-guests.ts";
import { officeProblems } from "./zh-CN/office-problems.ts";
import { officeVenues } from "./zh-CN/office-venues.ts";
import { registration } from "./zh-CN/registration.ts";
import { selfService } from "./zh-CN/self-service.ts";
import { ticket } from "./zh-CN/ticket.ts";

const zh = {
  common,
  event,
  eventChange,
  legal,
  letters,
  office,
  officeCancel,
  officeEvent,
  officeGuests,
  officeEditor,
  officeProblems,
  officeVenues,
  registration,
  selfService,
  ticket,
};

/** Every sentence of the product. Chinese is the source; a key English lacks is a type error. */
export type Words = typeof zh;

const en = {
  common: commonEn,
  event: eventEn,
  eventChange: eventChangeEn,
  legal: legalEn,
  letters: lettersEn,
  office: officeEn,
  officeCancel: officeCancelEn,
  officeEvent: officeEventEn,
  officeGuests: officeGuestsEn,
  officeEditor: officeEditorEn,
  officeProblems: officeProblemsEn,
  officeVenues: officeVenuesEn,
  registration: registrationEn,
  selfService: selfServiceEn,
  ticket: ticketEn,
} satisfies Words;

const all: Readonly<Record<Locale, Words>> = { "zh-CN": zh, en };

/** The sentences in one language. */
export function words(locale: Locale): Words {
  return all[locale];
}
