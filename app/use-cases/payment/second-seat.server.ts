import type { Tx } from "#app/adapters/db.server.ts";

type AskedLine = { id: string; emailIndex: Uint8Array };

/**
 * Which of some lines belong to people who have another paid seat at the event, on any order. People are waited for
 * in one order, so that two payments of one person settle one after the other and the second sees the first.
 */
export async function linesSeatedElsewhere(
  tx: Tx,
  eventId: string,
  lines: readonly AskedLine[],
): Promise<Set<string>> {
  const people = [...new Set(lines.map(({ emailIndex }) => Buffer.from(emailIndex).toString("hex")))].sort();
  for (const person of people)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${eventId}:${person}`}, 0))`;
  const seated = await tx.orderLine.findMany({
    where: {
      eventId,
      emailIndex: { in: lines.map(({ emailIndex }) => Buffer.from(emailIndex)) },
      state: "live",
      order: { state: "paid" },
      id: { notIn: lines.map(({ id }) => id) },
    },
    select: { emailIndex: true },
  });
  const taken = new Set(seated.map(({ emailIndex }) => Buffer.from(emailIndex).toString("hex")));
  const isTaken = ({ emailIndex }: AskedLine) => taken.has(Buffer.from(emailIndex).toString("hex"));
  return new Set(lines.filter(isTaken).map(({ id }) => id));
}
