import type { TransferKind, WhyNot } from "#app/domain/registration/self-service.ts";

/** What a holder may do now, each with the reason where it is not possible. */
export type ManageFacts = {
  readonly cancel: WhyNot | null;
  readonly transfer: WhyNot | null;
  readonly change: WhyNot | null;
  readonly open: {
    readonly kind: TransferKind;
    readonly to: { readonly name: string; readonly email: string };
    readonly until: Date;
  } | null;
  readonly offerUntil: Date;
  readonly passedOn: boolean;
  readonly formToken: string;
};

/** What was just done, told once at the top of the ticket's page. */
export type Done = "resent" | "resend-too-many" | "language" | "saved" | "withdrawn" | "confirmed" | "seats";

export function readDone(value: string | null): Done | null {
  const known: readonly Done[] = [
    "resent",
    "resend-too-many",
    "language",
    "saved",
    "withdrawn",
    "confirmed",
    "seats",
  ];
  return known.find((one) => one === value) ?? null;
}
