import { expect, test } from "vitest";
import { renderLetter } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { letterSamples } from "#emails/letter-samples.ts";
import type { LetterDraft } from "#emails/letters.tsx";

function sample<K extends LetterDraft["kind"]>(kind: K, locale: Locale): Extract<LetterDraft, { kind: K }> {
  const isKind = (draft: LetterDraft): draft is Extract<LetterDraft, { kind: K }> => draft.kind === kind;
  const found = letterSamples(locale).find(isKind);
  if (!found) throw new Error(`no sample of ${kind}`);
  return found;
}

test.each([
  ["zh-CN", "来不了"],
  ["en", "I can’t come"],
] as const)("both reminders in %s lead to giving the seat back", async (locale, link) => {
  for (const kind of ["reminder-24h", "reminder-2h"] as const) {
    const draft = sample(kind, locale);
    const { html } = await renderLetter(draft);
    expect(html).toContain(`href="${draft.facts.orderUrl}/cancel"`);
    expect(html).toContain(link);
  }
});

test.each([
  ["zh-CN", "退款正在办理", "通常几分钟内"],
  ["en", "The refund is under way", "5–10 working days"],
] as const)(
  "a seat given back in %s: what comes back, what stays, when, and out of the calendar",
  async (locale, way, when) => {
    const { facts, kind } = sample("order-cancelled", locale);
    const letter = await renderLetter({ kind, facts }, { uid: "order-1@qingju", sequence: 2 });
    for (const words of ["¥399.20 CNY", "¥99.80 CNY", way, when]) expect(letter.text).toContain(words);
    const [file] = letter.attachments ?? [];
    const calendar = Buffer.from(file?.content ?? "", "base64").toString();
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "UID:order-1@qingju"])
      expect(calendar).toContain(line);
    expect(file?.contentType).toContain("method=CANCEL");
  },
);

test("letters to a former holder or a former address open nothing", async () => {
  for (const locale of ["zh-CN", "en"] as const)
    for (const kind of ["transfer-done", "address-changed"] as const) {
      const { html } = await renderLetter(sample(kind, locale));
      expect(html, kind).not.toMatch(/\/o\/|\/handover\//);
    }
});

test("an offer names who asks, until when, and that nothing is to be paid", async () => {
  const { facts, kind } = sample("transfer-offer", "en");
  const letter = await renderLetter({ kind, facts: { ...facts, from: "Mallory\r\nBcc: all@example.com" } });
  expect(letter.subject).not.toMatch(/[\r\n]/);
  for (const words of ["nothing to pay", "Sunday 22 November, 12:00", facts.offerUrl])
    expect(letter.text).toContain(words);
});
