import type { Tx } from "#app/adapters/db.server.ts";
import type { LedgerLine } from "#app/domain/payment/ledger.ts";

/** Appends the lines of an entry; posting the same entry again is a no-op. The lines must sum to zero, or the commit fails. */
export async function postLedger(
  tx: Tx,
  lines: readonly LedgerLine[],
  times: { at: Date; recordedAt: Date },
): Promise<void> {
  if (lines.length === 0) return;
  await tx.ledgerLine.createMany({
    data: lines.map((line) => ({ ...line, ...times })),
    skipDuplicates: true,
  });
}
