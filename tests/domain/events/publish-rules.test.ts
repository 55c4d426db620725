import { expect, test } from "vitest";
import { type PublishFacts, publishReasons, publishWarnings } from "#app/domain/events/publish-rules.ts";

const now = new Date("2026-11-21T04:00:00Z");
const at = (text: string) => new Date(text);
const booking = {
  state: "confirmed",
  currency: "CNY",
  venueCapacity: 24,
  startsAt: at("2026-12-05T10:00:00Z"),
  endsAt: at("2026-12-05T15:00:00Z"),
};
const event: PublishFacts = {
  state: "draft",
  startsAt: at("2026-12-05T11:00:00Z"),
  endsAt: at("2026-12-05T14:00:00Z"),
  salesCloseAt: at("2026-12-05T11:00:00Z"),
  currency: "CNY",
  mainLocale: "zh-CN",
  texts: [
    { locale: "zh-CN", title: "周六晚", summary: "一杯好酒" },
    { locale: "en", title: "Saturday", summary: "" },
  ],
  sides: [{ capacity: 12 }, { capacity: 12 }],
  booking,
  hasProfile: true,
};

test("a whole draft may be published without a word of caution", () => {
  expect(publishReasons(event, now)).toEqual([]);
  expect(publishWarnings(event)).toEqual([]);
});

test.each<[Partial<PublishFacts>, string]>([
  [{ state: "published" }, "not-a-draft"],
  [{ booking: null }, "no-booking"],
  [{ booking: { ...booking, state: "cancelled" } }, "booking-cancelled"],
  [{ endsAt: at("2026-12-05T15:01:00Z") }, "outside-booking"],
  [{ currency: "JPY" }, "currency-differs"],
  [{ salesCloseAt: at("2026-11-21T04:00:00Z") }, "sales-closed"],
  [{ texts: [{ locale: "zh-CN", title: " ", summary: "一杯" }] }, "no-title"],
  [{ texts: [{ locale: "zh-CN", title: "周六晚", summary: "" }] }, "no-summary"],
  [{ sides: [] }, "no-sides"],
])("%j stands against publishing: %s", (change, reason) => {
  expect(publishReasons({ ...event, ...change }, now)).toEqual([reason]);
});

test("an evening that has begun is too late, and only that is said", () => {
  expect(publishReasons(event, event.startsAt)).toEqual(["in-past"]);
});

test.each<[Partial<PublishFacts>, string]>([
  [{ sides: [{ capacity: 25 }] }, "over-venue-capacity"],
  [{ hasProfile: false }, "no-profile"],
  [{ texts: event.texts.slice(0, 1) }, "no-english"],
])("%j is worth a look: %s", (change, warning) => {
  expect(publishWarnings({ ...event, ...change })).toEqual([warning]);
});
