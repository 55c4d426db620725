import { randomBytes, randomUUID } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The prefix tells what an id names, as at Stripe; the number is how many letters follow it. */
const shapes = {
  session: ["cs_test_", 58],
  intent: ["pi_", 24],
  charge: ["ch_", 24],
  refund: ["re_", 24],
  txn: ["txn_", 24],
  event: ["evt_", 24],
  dispute: ["dp_", 24],
  item: ["li_", 24],
  price: ["price_", 24],
  product: ["prod_", 14],
  method: ["pm_", 24],
  request: ["req_", 14],
  secret: ["secret_", 25],
  fault: ["fault_", 8],
  delivery: ["wd_", 16],
} satisfies Record<string, [string, number]>;

export type IdKind = keyof typeof shapes;

export function newId(kind: IdKind): string {
  const [prefix, length] = shapes[kind];
  return prefix + Array.from(randomBytes(length), (byte) => letters.charAt(byte % letters.length)).join("");
}

export function newLetterId(): string {
  return randomUUID();
}
