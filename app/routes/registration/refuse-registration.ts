import { data } from "@remix-run/node";
import type { FieldReason } from "#app/ui/registration/field-sentence.ts";
import type { FieldName, FormProblem, FormValues } from "#app/ui/registration/form-values.ts";
import type { CompanionValues } from "#app/ui/registration/party.ts";
import type { TriedCode } from "#app/use-cases/registration/check-code.server.ts";
import type { RegisterGuestOutcome } from "#app/use-cases/registration/register-guest.server.ts";
import type { RegisterPartyOutcome } from "#app/use-cases/registration/register-party.server.ts";

type Refusal =
  | Exclude<RegisterGuestOutcome, { ok: true }>
  | Exclude<RegisterPartyOutcome, { ok: true } | { reason: "invalid" }>;
type Reasons = Partial<Record<FieldName, FieldReason>>;
type Shown = { status: number; reasons: Reasons; problem: FormProblem | null };

const closedStatus = {
  "not-published": 404,
  cancelled: 410,
  past: 410,
  closed: 403,
  paused: 403,
} satisfies Record<Extract<Refusal, { reason: "sales-closed" }>["why"], number>;

function shownFor(refusal: Refusal): Shown {
  const nothing = { reasons: {}, problem: null };
  switch (refusal.reason) {
    case "invalid":
      return { status: 422, reasons: refusal.fields, problem: null };
    case "must-wait":
      return { status: 409, reasons: {}, problem: { kind: refusal.why } };
    case "code-refused":
      return { status: 422, ...nothing };
    case "needs-approval":
      return { status: 409, reasons: {}, problem: { kind: "needs-approval" } };
    case "check-total":
    case "price-changed": {
      const { priceMinor, currency, reason: kind } = refusal;
      return { status: 409, reasons: {}, problem: { kind, priceMinor, currency } };
    }
    case "no-seat":
      return { status: 403, reasons: {}, problem: { kind: "no-seat" } };
    case "too-many-holds":
      return { status: 429, reasons: {}, problem: { kind: "too-many-holds" } };
    case "sales-closed":
      return { status: closedStatus[refusal.why], ...nothing };
    case "not-found":
      return { status: 404, ...nothing };
  }
}

/** The page of a refused form: its status, the words it needs, and everything that was typed. Throws for 404. */
export function refuse(
  refusal: Refusal,
  values: FormValues,
  tried: TriedCode,
  companions: readonly CompanionValues[] = [],
) {
  const { status, reasons, problem } = shownFor(refusal);
  if (status === 404) throw data(null, { status });
  // The claim has the last word: a code it refused is not shown as good.
  const refused = refusal.reason === "code-refused" && tried.refused === null;
  const code: TriedCode = refused ? { good: null, refused: "used-up" } : tried;
  return data({ values, reasons, problem, code, party: { companions, reasons: [] } }, { status });
}

type PeopleRefusal = Extract<RegisterPartyOutcome, { reason: "invalid" }>;

/** The page of a refused form for several people: what is wrong beside the right person's field. */
export function refuseParty(
  { people }: PeopleRefusal,
  values: FormValues,
  tried: TriedCode,
  companions: readonly CompanionValues[],
) {
  const [reasons = {}, ...others] = people;
  return data(
    { values, reasons, problem: null, code: tried, party: { companions, reasons: others } },
    { status: 422 },
  );
}
