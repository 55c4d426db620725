import { z } from "zod";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { readCode } from "#app/domain/registration/discount-code.ts";
import type { FormValues } from "#app/ui/registration/form-values.ts";

/** A text field as sent: a missing one or a file counts as empty. */
const text = z.string().catch("");
/** A tick counts only for the text that is shown now. */
const consent = (version: string) => z.literal(version).nullable().catch(null);
/** The number of whole minor units that stood on the page; anything else is no price at all. */
const price = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);

const schema = z.object({
  formToken: text,
  side: text,
  name: text,
  email: text,
  phone: text,
  birthYear: text,
  birthMonth: text,
  birthDay: text,
  code: text,
  via: text,
  appliedCode: text,
  terms: consent(consentVersions.terms),
  privacy: consent(consentVersions.privacy),
  conduct: consent(consentVersions.conduct),
});

/** Reads a sent form: what was typed (to give it back), the birth date in one piece, and the price that was shown. */
export function readRegistration(form: FormData): {
  values: FormValues;
  birthDate: string;
  shownPriceMinor: number;
  /** The code of the partner's link they came by. */
  via: string;
  /** Prices with another code than the typed one stood on the page, or "apply" was pressed: only show them. */
  onlyShow: boolean;
} {
  const { terms, privacy, conduct, appliedCode, via, ...typed } = schema.parse(Object.fromEntries(form));
  return {
    values: { ...typed, consents: { terms, privacy, conduct } },
    via,
    birthDate: joinDate(typed.birthYear, typed.birthMonth, typed.birthDay),
    shownPriceMinor: price.parse(form.get(`price-${typed.side}`) ?? undefined),
    onlyShow: form.has("applyCode") || plainCode(typed.code) !== plainCode(appliedCode),
  };
}

/** A code as it is compared; what is no code at all stays different from none. */
function plainCode(text: string): string {
  return readCode(text) ?? text.trim();
}

/** "1996", "4", "12" → "1996-04-12"; full-width digits count; empty when nothing was typed. */
function joinDate(...parts: readonly string[]): string {
  const [year = "", month = "", day = ""] = parts.map((part) => part.normalize("NFKC").trim());
  if (!year && !month && !day) return "";
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
