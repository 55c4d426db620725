import { data } from "@remix-run/node";
import type { OfferForm, OfferProblem } from "#app/ui/self-service/transfer-page.tsx";
import type { OfferOutcome } from "#app/use-cases/registration/offer-transfer.server.ts";

type Refusal = Exclude<OfferOutcome, { ok: true }>;
type Shown = { status: number; reasons: OfferForm["reasons"]; problem: OfferProblem | null };

const statusOf = {
  invalid: 422,
  "not-now": 409,
  "offer-waits": 409,
  "too-many": 429,
  "not-found": 404,
} satisfies Record<Refusal["reason"], number>;

/** The page of a refused offer or change of address: its status and the words it needs. Throws for 404. */
export function refuseOffer(refusal: Refusal): Shown {
  const status = statusOf[refusal.reason];
  if (refusal.reason === "not-found") throw data(null, { status });
  if (refusal.reason === "invalid") return { status, reasons: refusal.fields, problem: null };
  return { status, reasons: {}, problem: refusal.reason === "not-now" ? null : refusal.reason };
}
