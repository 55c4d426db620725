import { data } from "@remix-run/node";
import { emptyOffer, type OfferForm } from "#app/ui/registration/entry-facts.ts";
import type { AcceptOutcome } from "#app/use-cases/registration/accept-offer.server.ts";

type Refusal = Exclude<AcceptOutcome, { ok: true }>;
type Sent = Pick<OfferForm, "formToken" | "people" | "consents" | "code" | "tried">;

const shown = {
  invalid: { status: 422, problem: null },
  "offer-over": { status: 409, problem: "offer-gone" },
  "sales-closed": { status: 409, problem: "offer-gone" },
  "must-wait": { status: 409, problem: "offer-gone" },
  "needs-approval": { status: 409, problem: "offer-gone" },
  "code-refused": { status: 422, problem: "code-refused" },
  "price-changed": { status: 409, problem: "price-changed" },
  "too-many-holds": { status: 429, problem: "too-many-holds" },
  "no-seat": { status: 403, problem: "no-seat" },
  "too-many": { status: 429, problem: "too-many" },
  "not-found": { status: 404, problem: null },
} satisfies Record<Refusal["reason"], { status: number; problem: OfferForm["problem"] }>;

/** The page of a refused offer's form: its status, the words it needs, and everything that was typed. Throws for 404. */
export function refuseAccept(refusal: Refusal, sent: Sent) {
  const { status, problem } = shown[refusal.reason];
  if (status === 404) throw data(null, { status });
  const reasons = refusal.reason === "invalid" ? refusal.people : [];
  // The claim has the last word: a code it refused is not shown as good.
  const late = refusal.reason === "code-refused" && sent.tried.refused === null;
  const tried: Sent["tried"] = late ? { good: null, refused: "used-up" } : sent.tried;
  return data({ form: { ...emptyOffer, ...sent, tried, reasons, problem } satisfies OfferForm }, { status });
}
