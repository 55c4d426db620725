import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { locales } from "#app/domain/events/locale.ts";
import { nightConsentVersions, nightPurposes } from "#app/domain/night/night-consents.ts";
import { consentKinds, consentVersions } from "#app/domain/registration/consent-texts.ts";
import { words } from "#app/i18n/words.ts";

/** What somebody who agreed has read, in both languages. */
function digest(read: (locale: (typeof locales)[number]) => unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(locales.map(read)))
    .digest("hex")
    .slice(0, 12);
}

/*
 * A consent is kept with its text's version and language, so a version has to stand for the same words for good.
 * Where one of these fails: raise the version in its table, and write the new digest beside it.
 */
const agreed = {
  terms: "2026-11-01 43fd083be4a9",
  privacy: "2026-11-21 18b3bb6e6dbf",
  conduct: "2026-11-01 b9e5f8783588",
  wishes: "2026-11-21 87ce1238c579",
  answers: "2026-11-21 f13a05a09b22",
  contact: "2026-11-21 e865c009db7e",
};

test("a version of a text that people agree to stands for the same words for good", () => {
  const now: Record<string, string> = {};
  for (const kind of consentKinds)
    now[kind] = `${consentVersions[kind]} ${digest((locale) => words(locale).legal.texts[kind])}`;
  for (const purpose of nightPurposes)
    now[purpose] = `${nightConsentVersions[purpose]} ${digest((locale) => {
      const { consent, consentText } = words(locale).nightProfile;
      return [consent[purpose], consentText[purpose]];
    })}`;
  expect(now).toEqual(agreed);
});
