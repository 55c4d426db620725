import type { BalanceLine } from "#app/adapters/payment-facts.server.ts";
import type { Finding } from "#app/domain/money/finding.ts";
import { inPaidCurrency } from "#app/domain/money/stripe-line.ts";
import type { World } from "../world.server.ts";
import type { Part } from "./reconcile.server.ts";

type Sourced = BalanceLine & { source: NonNullable<BalanceLine["source"]> };

/** Every booking of Stripe's of one of our payments stands in the ledger with its amount and its fee. */
export async function compareBalance(world: World, since: Date): Promise<Part> {
  const list = await world.payments.listBalance(since);
  if (!list.ok) return null;
  const findings: Finding[] = [];
  let looked = 0;
  for (const line of list.lines) {
    if (!hasSource(line)) continue;
    const payment = await paymentOf(world, line);
    if (!payment) continue;
    looked += 1;
    const finding = await compareLine(world, payment, line);
    if (finding) findings.push(finding);
  }
  return { looked, mended: 0, findings };
}

function hasSource(line: BalanceLine): line is Sourced {
  return line.source !== null;
}

type PaymentRow = { eventId: string; id: string };

async function paymentOf(world: World, { source }: Sourced): Promise<PaymentRow | null> {
  if (source.paymentIntentId === null) return null;
  return world.db.prisma.payment.findUnique({
    where: { paymentIntentId: source.paymentIntentId },
    select: { eventId: true, id: true },
  });
}

async function compareLine(world: World, payment: PaymentRow, line: Sourced): Promise<Finding | null> {
  const { amountMinor, feeMinor } = inPaidCurrency(line);
  const entries = await entriesOf(world, payment, line);
  if (entries === null) return null;
  const booked = await bookedMinor(world, payment.eventId, entries);
  const difference = amountMinor - feeMinor - booked;
  if (difference === 0) return null;
  return {
    kind: booked === 0 ? "not-booked" : "differs",
    about: line.id,
    amountMinor: difference,
    currency: line.source.currency,
  };
}

/** The ledger's entries that together are one booking; null where nothing is to be booked (yet). */
async function entriesOf(world: World, payment: PaymentRow, line: Sourced): Promise<string[] | null> {
  const { kind, id } = line.source;
  if (kind === "charge") return [`payment:${payment.id}`, `fee:${payment.id}`];
  if (kind === "dispute") return [`dispute:${line.id}`];
  const refund = await world.db.prisma.refund.findUnique({
    where: { stripeRefundId: id },
    select: { id: true, state: true },
  });
  if (refund && refund.state !== "succeeded") return null;
  return refund ? [`refund:${refund.id}`] : [`refund:${id}`];
}

async function bookedMinor(world: World, eventId: string, entries: string[]): Promise<number> {
  const booked = await world.db.prisma.ledgerLine.aggregate({
    where: { eventId, account: "stripe-balance", entry: { in: entries } },
    _sum: { amountMinor: true },
  });
  return booked._sum.amountMinor ?? 0;
}
