import type { ConsentKind } from "#app/domain/registration/consent-texts.ts";

/** What a person typed, as typed, so that a refused form gives it back. */
export type FormValues = {
  readonly formToken: string;
  readonly side: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly birthMonth: string;
  readonly birthDay: string;
  /** A discount code, as typed. */
  readonly code: string;
  /** The versions of the texts that were ticked. */
  readonly consents: Readonly<Record<ConsentKind, string | null>>;
};

/** The fields a person can be told something about. */
export type FieldName = "side" | "name" | "email" | "phone" | "birthDate" | ConsentKind | "form";

/** Why a form was refused as a whole. */
export type FormProblem =
  | { readonly kind: "full" | "queue" | "balance" | "needs-approval" | "too-many-holds" | "no-seat" }
  | {
      /** check-total: several people's sum was not on the page yet. */
      readonly kind: "price-changed" | "check-total";
      readonly priceMinor: number;
      readonly currency: string;
    };

export function emptyForm(formToken: string, side: string): FormValues {
  return {
    formToken,
    side,
    name: "",
    email: "",
    phone: "",
    birthYear: "",
    birthMonth: "",
    birthDay: "",
    code: "",
    consents: { terms: null, privacy: null, conduct: null },
  };
}
