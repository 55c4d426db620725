import type { Tx } from "#app/adapters/db.server.ts";
import type { ConsentKind } from "./person-fields.server.ts";

/** Adds what the person of a line agrees to now, after the consents the line has. Call it with the order locked. */
export async function addConsents(
  tx: Tx,
  line: { eventId: string; orderId: string; lineId: string },
  given: { texts: Partial<Record<ConsentKind, string>>; locale: string; givenAt: Date },
): Promise<void> {
  const before = await tx.consent.count({ where: line });
  const { texts, locale, givenAt } = given;
  await tx.consent.create({ data: { ...line, seq: before + 1, ...texts, locale, givenAt } });
}
