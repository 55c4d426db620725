/** What a comparison with the payment provider can find that it cannot mend. */
export const findingKinds = [
  "unknown-session",
  "unknown-charge",
  "unknown-refund",
  "unknown-dispute",
  "slow-payment",
  "not-booked",
  "differs",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One difference: `about` is the provider's id of what differs. Nothing personal. */
export type Finding = {
  readonly kind: FindingKind;
  readonly about: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
};

/** Reads stored findings; what is not one is left out. */
export function readFindings(json: unknown): Finding[] {
  return Array.isArray(json) ? json.flatMap((one) => readFinding(one) ?? []) : [];
}

function readFinding(one: unknown): Finding | null {
  if (typeof one !== "object" || one === null) return null;
  const fields = new Map<string, unknown>(Object.entries(one));
  const kind = findingKinds.find((known) => known === fields.get("kind"));
  const [about, amount, currency] = [fields.get("about"), fields.get("amountMinor"), fields.get("currency")];
  if (!kind || typeof about !== "string") return null;
  return {
    kind,
    about,
    amountMinor: typeof amount === "number" ? amount : null,
    currency: typeof currency === "string" ? currency : null,
  };
}
