import { expect, test } from "vitest";
import { renderLetter } from "#app/adapters/letters.server.ts";
import { type Locale, locales } from "#app/domain/events/locale.ts";
import { letterKinds } from "#app/domain/letters/letter-kinds.ts";
import { letterSamples } from "#emails/letter-samples.ts";
import type { LetterDraft } from "#emails/letters.tsx";

const cases = locales.flatMap((locale) =>
  letterSamples(locale).map((draft) => ({ kind: draft.kind, locale, draft })),
);

/** What a reader sees: no styles, tags, addresses or preview filler. */
function visible(html: string): string {
  return html
    .replace(/<style>.*?<\/style>|<head>.*?<\/head>/gs, "")
    .replace(/https?:\/\/[^\s<"]+/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&[#\w]+;/g, " ");
}

test("every kind of letter has a sample in both languages", () => {
  for (const locale of locales)
    expect(letterSamples(locale).map(({ kind }) => kind)).toEqual([...letterKinds]);
});

test.each(cases)("$kind in $locale is whole: subject, page, plain text", async ({ draft, locale }) => {
  const letter = await renderLetter(draft);
  expect(letter.subject).toMatch(/\S/);
  expect(letter.html).toContain(`lang="${locale}"`);
  expect(letter.html).toContain("max-width:600px");
  expect(letter.html).toMatch(/<main>.*<h1 /s);
  expect(letter.html).toContain('name="color-scheme" content="light dark"');
  for (const part of [letter.subject, letter.html, letter.text])
    expect(part).not.toMatch(/undefined|\bnull\b|\[object|NaN|Invalid Date|=>/);
  expect(letter.text).not.toMatch(/<\w/);
  for (const [image] of letter.html.matchAll(/<img [^>]*>/g)) expect(image).toMatch(/alt="[^"]+"/);
});

test.each(cases)("$kind in $locale speaks one language", async ({ draft, locale }) => {
  const letter = await renderLetter(draft);
  const seen = [letter.subject, visible(letter.html), letter.text.replace(/https?:\/\/\S+/g, "")].join("\n");
  if (locale === "en") expect(seen).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  else
    expect(seen.match(/[A-Za-z]{3,}/g)?.filter((word) => !["GMT", "CNY"].includes(word)) ?? []).toEqual([]);
});

test.each(cases)("$kind in $locale is light enough not to be cut by mail clients", async ({ draft }) => {
  expect(Buffer.byteLength((await renderLetter(draft)).html)).toBeLessThan(40_000);
});

function sample<K extends LetterDraft["kind"]>(kind: K, locale: Locale): Extract<LetterDraft, { kind: K }> {
  const isKind = (draft: LetterDraft): draft is Extract<LetterDraft, { kind: K }> => draft.kind === kind;
  const found = letterSamples(locale).find(isKind);
  if (!found) throw new Error(`no sample of ${kind}`);
  return found;
}

test.each([
  ["zh-CN", "12 月 5 日（周六）19:00–21:30（上海时间 GMT+8）", "退 80%"],
  ["en", "Saturday 5 December, 19:00–21:30 (Shanghai time GMT+8)", "80% back"],
] as const)("a ticket in %s has all a guest needs", async (locale, when, rung) => {
  const { facts } = sample("ticket", locale);
  const letter = await renderLetter({ kind: "ticket", facts });
  const said = [
    when,
    rung,
    facts.code,
    "¥499.00 CNY",
    facts.evening.place?.address ?? "?",
    facts.evening.bring,
  ];
  for (const part of [letter.html, letter.text])
    for (const words of [...said, facts.orderUrl, facts.evening.place?.mapUrl ?? "?"])
      expect(part).toContain(words);
});

test("a ticket brings its QR image inside and its calendar file along", async () => {
  const { facts } = sample("ticket", "zh-CN");
  const letter = await renderLetter({ kind: "ticket", facts }, { uid: "order-1@qingju", sequence: 4 });
  const [image, calendar] = letter.attachments ?? [];
  expect(letter.html).toContain(`src="cid:${image?.contentId}"`);
  expect(image?.contentType).toBe("image/png");
  const file = Buffer.from(calendar?.content ?? "", "base64").toString();
  expect(file).toContain("UID:order-1@qingju");
  expect(file).toContain("SEQUENCE:4");
  expect(file).toContain("武康路");
});

test("a ticket shows only the rungs that are still ahead", async () => {
  const { facts } = sample("ticket", "en");
  const late = { ...facts, now: new Date(facts.evening.startsAt.getTime() - 72 * 3_600_000) };
  const letter = await renderLetter({ kind: "ticket", facts: late });
  expect(letter.text).not.toContain("all of it back\n\nCancel");
  expect(letter.text).toContain("80% back");
  const last = { ...facts, now: new Date(facts.evening.startsAt.getTime() - 3_600_000) };
  expect((await renderLetter({ kind: "ticket", facts: last })).text).toContain("gives no refund");
});

test("a complimentary ticket speaks of no money", async () => {
  const { facts } = sample("ticket", "en");
  const letter = await renderLetter({ kind: "ticket", facts: { ...facts, complimentary: true } });
  expect(letter.text).toContain("nothing to pay");
  expect(letter.text).not.toMatch(/CNY|refund/);
});

test("letters to people without a seat name no place", async () => {
  for (const { kind, draft, locale } of cases) {
    const place = sample("ticket", locale).facts.evening.place;
    const letter = await renderLetter(draft);
    const tells = letter.html.includes(place?.address ?? "?") || letter.html.includes(place?.name ?? "?");
    expect(tells, kind).toBe(["ticket", "reminder-24h", "reminder-2h", "event-moved"].includes(kind));
  }
});

test.each([
  ["zh-CN", "已经有一个座位", "请朋友用自己的邮箱"],
  ["en", "already have a seat", "Have them register with their own address"],
] as const)("a second payment in %s explains how to bring a friend", async (locale, seat, friend) => {
  const { facts } = sample("late-refunded", locale);
  const { text } = await renderLetter({
    kind: "late-refunded",
    facts: { ...facts, reason: "already-a-seat" },
  });
  expect(text).toContain(seat);
  expect(text).toContain(friend);
});

test("every reason money goes back has its own words in both languages", async () => {
  for (const locale of locales) {
    const { facts } = sample("late-refunded", locale);
    const reasons = ["seat-gone", "already-a-seat", "newer-order", "order-closed"] as const;
    const texts = await Promise.all(
      reasons.map(
        async (reason) => (await renderLetter({ kind: "late-refunded", facts: { ...facts, reason } })).text,
      ),
    );
    expect(new Set(texts).size).toBe(reasons.length);
    for (const text of texts) expect(text).toContain("¥499.00 CNY");
  }
});

test("a refund on its way promises another letter, one that is done says how long it takes", async () => {
  const { facts } = sample("late-refunded", "en");
  const later = await renderLetter({ kind: "late-refunded", facts: { ...facts, done: false } });
  const done = await renderLetter({ kind: "late-refunded", facts });
  expect(later.text).toContain("write again");
  expect(done.text).not.toContain("write again");
  expect(done.text).toContain("5–10 working days");
});

test("a guest whose evening was cancelled is told so with the refund", async () => {
  const { facts } = sample("refund-done", "zh-CN");
  const { text } = await renderLetter({ kind: "refund-done", facts: { ...facts, cause: "event" } });
  expect(text).toContain("很抱歉，《周六炉边晚餐局》取消了");
});

test("a reminder that is late says today, not tomorrow", async () => {
  const { facts } = sample("reminder-24h", "en");
  const late = { ...facts, now: new Date("2026-12-05T01:00:00Z") };
  expect((await renderLetter({ kind: "reminder-24h", facts })).subject).toContain("tomorrow at 19:00");
  expect((await renderLetter({ kind: "reminder-24h", facts: late })).subject).toContain("today at 19:00");
});

const hostile = '<img src=x onerror=alert(1)>"\u202Eevil\r\nBcc: everyone@example.com';

test("hostile names and titles stay text, in every letter", async () => {
  for (const { draft, kind } of cases) {
    const copy = structuredClone(draft);
    const facts: Record<string, unknown> = copy.facts;
    if ("name" in facts) facts.name = hostile;
    if ("title" in facts) facts.title = hostile;
    copy.facts.sender.business = hostile;
    if (copy.kind === "ticket" || copy.kind === "reminder-24h" || copy.kind === "reminder-2h") {
      copy.facts.evening.title = hostile;
      copy.facts.evening.bring = hostile;
      if (copy.facts.evening.place) copy.facts.evening.place.name = hostile;
    }
    const letter = await renderLetter(copy);
    expect(letter.html, kind).not.toContain("<img src=x");
    expect(letter.subject, kind).not.toMatch(/[\r\n\u202e]/);
    for (const part of [letter.html, letter.text]) expect(part, kind).not.toContain("\u202e");
  }
});

test("a name of ten thousand characters does not bury the letter", async () => {
  const { facts } = sample("reminder-2h", "zh-CN");
  const letter = await renderLetter({ kind: "reminder-2h", facts: { ...facts, name: "林".repeat(10_000) } });
  expect(letter.text).not.toContain("林".repeat(61));
});

test("a name written from right to left does not turn the greeting around", async () => {
  const { facts } = sample("reminder-2h", "en");
  const letter = await renderLetter({ kind: "reminder-2h", facts: { ...facts, name: "דנה" } });
  expect(letter.text).toContain("Hello \u2068דנה\u2069,");
});

test("an evening in London names London's time on the right side of the clock change", async () => {
  const { facts } = sample("ticket", "en");
  const evening = {
    ...facts.evening,
    timeZone: "Europe/London",
    startsAt: new Date("2026-03-29T18:00:00Z"),
    endsAt: new Date("2026-03-29T21:00:00Z"),
  };
  const { text } = await renderLetter({ kind: "ticket", facts: { ...facts, evening } });
  expect(text).toContain("Sunday 29 March, 19:00–22:00 (London time GMT+1)");
  // A week before by elapsed hours lies before the change: 18:00 on the wall.
  expect(text).not.toContain("GMT+0");
});
