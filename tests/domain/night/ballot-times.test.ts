import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ballotReminders,
  closeAfterRounds,
  forgetMarksBefore,
  metAgainAt,
  thanksAt,
  usualClose,
} from "#app/domain/night/ballot-times.ts";

const shanghai = "Asia/Shanghai";
const at = (text: string) => new Date(text);

test.each([
  ["22:30 in the evening", "2031-03-08T14:30:00Z", "2031-03-09T04:00:00Z"],
  ["half past midnight, which is still the evening before", "2031-03-08T16:30:00Z", "2031-03-09T04:00:00Z"],
  ["the last day of a month", "2031-03-31T14:00:00Z", "2031-04-01T04:00:00Z"],
])("a night that ends at %s closes its ballot at noon of the day after", (_, endedAt, closesAt) => {
  expect(usualClose(at(endedAt), shanghai)).toEqual(at(closesAt));
});

test("on the day the clocks change, noon and nine are noon and nine on the wall", () => {
  const ended = at("2031-03-29T22:30:00Z");
  const close = usualClose(ended, "Europe/London");
  expect(close).toEqual(at("2031-03-30T11:00:00Z"));
  expect(ballotReminders(ended, close, "Europe/London").map((one) => one.at)).toEqual([
    ended,
    at("2031-03-30T08:00:00Z"),
  ]);
});

test("reminders go at the end and at nine the next morning; one after the close is left out", () => {
  const ended = at("2031-03-08T14:30:00Z");
  expect(ballotReminders(ended, usualClose(ended, shanghai), shanghai)).toEqual([
    { version: "end", at: ended },
    { version: "morning", at: at("2031-03-09T01:00:00Z") },
  ]);
  const tonight = at("2031-03-08T15:30:00Z");
  expect(ballotReminders(ended, tonight, shanghai).map(({ version }) => version)).toEqual(["end"]);
  expect(ballotReminders(ended, ended, shanghai)).toEqual([]);
});

test("thanks go at ten in the morning after, the last question a week later at seven in the evening", () => {
  const revealed = at("2031-03-09T04:00:20Z");
  expect(thanksAt(revealed, shanghai)).toEqual(at("2031-03-10T02:00:00Z"));
  expect(metAgainAt(revealed, shanghai)).toEqual(at("2031-03-16T11:00:00Z"));
});

test("a closing time stands, but for rounds that end too late to leave half an hour", () => {
  const close = at("2031-03-08T14:00:00Z");
  expect(closeAfterRounds(null, close)).toBeNull();
  expect(closeAfterRounds(close, at("2031-03-08T13:30:00Z"))).toEqual(close);
  expect(closeAfterRounds(close, at("2031-03-08T13:30:01Z"))).toEqual(at("2031-03-08T14:00:01Z"));
  expect(closeAfterRounds(close, at("2031-03-08T14:20:00Z"))).toEqual(at("2031-03-08T14:50:00Z"));
});

test("marks are kept for thirty days and no longer", () => {
  expect(forgetMarksBefore(at("2031-04-08T00:00:00Z"))).toEqual(at("2031-03-09T00:00:00Z"));
});

test("whenever a night ends, in whatever zone, it closes later, within a day and a half, and reminds before", () => {
  const zones = [shanghai, "Europe/London", "America/Sao_Paulo", "Pacific/Auckland", "America/St_Johns"];
  const moments = fc.date({
    min: at("2026-01-01T00:00:00Z"),
    max: at("2036-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (ended, zone) => {
      const close = usualClose(ended, zone);
      const hours = (close.getTime() - ended.getTime()) / 3_600_000;
      expect(hours).toBeGreaterThan(4);
      expect(hours).toBeLessThan(32);
      for (const reminder of ballotReminders(ended, close, zone))
        expect(reminder.at.getTime()).toBeLessThan(close.getTime());
    }),
  );
});
