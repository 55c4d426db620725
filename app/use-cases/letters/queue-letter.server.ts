import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { type LetterKind, letterKey } from "#app/domain/letters/letter-kinds.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import type { World } from "../world.server.ts";

export type LetterInput = {
  kind: LetterKind;
  /**
   * What makes it another letter to the same person: the refund's id for `refund-done` and `late-refunded`,
   * the event's time version for reminders, a fresh id for `sign-in` and `find-ticket`, the ticket's id for `ticket`.
   */
  version: string;
  eventId?: string;
  orderId?: string;
  /** Whose line of a group it speaks of, and whose link it carries; who ordered, unless told. */
  lineId?: string;
  organiserId?: string;
  to: { email: string; locale: Locale };
  /** Not before this moment; now unless told. */
  dueAt?: Date;
  /** What only this letter knows: `token` of the link in a `sign-in` letter. Sealed, and scrubbed once sent. */
  secret?: { token: string };
};

/**
 * Writes a letter and the job that delivers it, in the caller's transaction.
 * Throws when the address is not one.
 * The same kind and version for the same order (or person) a second time is a no-op: `queued` is false.
 */
export async function queueLetter(world: World, tx: Tx, input: LetterInput): Promise<{ queued: boolean }> {
  const now = world.clock.now();
  const id = world.ids.uuid();
  const address = normaliseEmail(input.to.email);
  if (!address) throw new Error(`a ${input.kind} letter has no address to go to`);
  const recipientIndex = world.vault.index(emailIndexText(address));
  const dueAt = input.dueAt ?? now;
  const { count } = await tx.letter.createMany({
    data: {
      id,
      eventId: input.eventId ?? null,
      orderId: input.orderId ?? null,
      lineId: input.lineId ?? null,
      organiserId: input.organiserId ?? null,
      kind: input.kind,
      version: input.version,
      dedupeKey: letterKey({ ...input, recipient: Buffer.from(recipientIndex).toString("hex") }),
      locale: input.to.locale,
      recipientIndex,
      secretSealed: world.vault.seal({ email: address, token: input.secret?.token ?? null }),
      dueAt,
      createdAt: now,
    },
    skipDuplicates: true,
  });
  if (count === 0) return { queued: false };
  await enqueue(
    tx,
    "deliver-letter",
    { letterId: id },
    { key: `letter:${id}`, ...(input.dueAt ? { runAt: dueAt } : {}) },
  );
  return { queued: true };
}
