import { expect, test } from "vitest";
import { guestStoryKey } from "#app/domain/events/guest-story.ts";
import { orderSteps } from "#app/domain/payment/order-state.ts";
import { words } from "#app/i18n/words.ts";
import { guestStory } from "#app/ui/office/guest-story.ts";
import { ledgerCsv } from "#app/ui/office/ledger-csv.ts";
import { waterfallBars } from "#app/ui/office/waterfall-bars.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 5, 11, minute));

test("every step an order may take is a sentence in both languages", () => {
  for (const locale of ["zh-CN", "en"] as const) {
    const said: Readonly<Record<string, string>> = words(locale).officeStory.steps;
    for (const [step, from, to] of orderSteps) {
      const sentence = said[guestStoryKey({ step, from, to })] ?? "";
      expect(sentence, `${locale} ${step} ${from} → ${to}`).toMatch(
        locale === "en" ? /^[\x20-\x7e]+$/ : /^[\u4e00-\u9fff，]+$/,
      );
    }
  }
});

test("the story puts the door's entries between the order's steps, with reasons in words", () => {
  const story = guestStory(words("en"), {
    steps: [
      { at: at(0), step: "T1", from: null, to: "held", actor: "attendee", detail: {} },
      {
        at: at(9),
        step: "T8'",
        from: "paid",
        to: "paid",
        actor: "stripe",
        detail: { reason: "second-payment" },
      },
    ],
    tickets: [{ admissions: [{ kind: "admit", at: at(5) }] }],
  });
  expect(story.map(({ text, by }) => [text, by])).toEqual([
    ["Registered; a seat is held", "Guest"],
    ["Let in", "Organiser"],
    [
      "Paid a second time; that payment goes back in full and the ticket stands (the same order was paid twice)",
      "Payment provider",
    ],
  ]);
});

test("a hostile name in the ledger's file is text, and times are the event's own", () => {
  const csv = ledgerCsv("en", { timeZone: "Asia/Shanghai", currency: "CNY" }, [
    {
      entry: "refund:1",
      kind: "refund",
      account: "ticket-revenue",
      at: at(0),
      amountMinor: 49_900,
      who: '=HYPERLINK("x")',
    },
    { entry: "other", kind: "=1+1", account: "=2+2", at: at(0), amountMinor: -1, who: "=3+3" },
  ]);
  expect(csv.split("\r\n")).toEqual([
    "\ufeffTime,Time zone,Entry,What,Account,Amount,Currency",
    '2026-12-05 19:00:00,Asia/Shanghai,refund:1,"Refund to =HYPERLINK(""x"")",Ticket revenue,499.00,CNY',
    "2026-12-05 19:00:00,Asia/Shanghai,other,Other,'=2+2,-0.01,CNY",
    "",
  ]);
});

test("a waterfall steps down from what came in and stands on zero for what is left", () => {
  const { bars, zero } = waterfallBars([
    { name: "in", kind: "in", minor: 800 },
    { name: "out", kind: "out", minor: 600 },
    { name: "left", kind: "left", minor: 200 },
  ]);
  expect(zero).toBe(0);
  expect(bars.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [0.25, 1],
    [0, 0.25],
  ]);
});

test("a loss hangs below zero, and nothing at all is flat", () => {
  const loss = waterfallBars([
    { name: "in", kind: "in", minor: 100 },
    { name: "out", kind: "out", minor: 400 },
    { name: "left", kind: "left", minor: -300 },
  ]);
  expect(loss.zero).toBe(0.75);
  expect(loss.bars.at(-1)).toMatchObject({ from: 0, to: 0.75, loss: true });
  expect(waterfallBars([{ name: "in", kind: "in", minor: 0 }])).toMatchObject({ zero: 0, bars: [{ to: 0 }] });
});
