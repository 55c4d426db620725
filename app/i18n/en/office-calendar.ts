import type { officeCalendar as source } from "../zh-CN/office-calendar.ts";

export const officeCalendar = {
  title: "Venue calendar",
  open: "Calendar",
  months: "Other months",
  gridHint: "Days in colour are taken, set-up and clean-up included.",
  weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
  dayTaken: (a) => `${a.day}, taken ${a.times}`,
  listTitle: "Bookings of this month",
  empty: "No booking this month.",
} satisfies typeof source;
