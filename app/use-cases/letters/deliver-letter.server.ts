import type { MailMessage, MailOutcome } from "#app/adapters/email.server.ts";
import { renderLetter } from "#app/adapters/letters.server.ts";
import { mayHaveGone, nextStep } from "#app/domain/letters/delivery-rules.ts";
import type { Letter, LetterDelivery } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { type Gathered, gatherLetter, type LetterSecret } from "./gather-letter.server.ts";
import { closeLetter, recordTry } from "./record-letter.server.ts";

export type DeliverOutcome =
  /** Nothing to do: it is delivered, laid aside or unknown, or another worker has it in hand. */
  "nothing-to-do" | "sent" | "again-later" | "skipped" | "failed" | "uncertain";

type WaitingLetter = Letter & { deliveries: LetterDelivery[] };

/**
 * Delivers one letter, at most once: decides whether it should still go, writes it out and keeps that very text
 * before the first try, hands it over under its own id as key, and writes down how that ended. It may be run again
 * at any time, also after a crash at any point. No transaction is open while the mail service is called.
 */
export async function deliverLetter(world: World, input: { letterId: string }): Promise<DeliverOutcome> {
  const letter = await world.db.prisma.letter.findUnique({
    where: { id: input.letterId },
    include: { deliveries: { orderBy: { n: "asc" } } },
  });
  if (letter?.state !== "queued" || !letter.secretSealed) return "nothing-to-do";
  const step = nextStep({
    dueAt: letter.dueAt,
    firstTriedAt: letter.firstTriedAt,
    outcomes: letter.deliveries.map((delivery) => delivery.outcome),
    now: world.clock.now(),
  });
  if (step === "leave-uncertain") return closeLetter(world, letter, "uncertain", "no-certain-answer");
  if (step === "give-up") return closeLetter(world, letter, "failed", "gave-up");

  const secret = readSecret(world.vault.open(letter.secretSealed));
  const gathered = await gatherLetter(world, letter, secret);
  // A try whose end nobody knows may have reached the person: such a letter is not called unsent.
  const state = letter.deliveries.some(({ outcome }) => mayHaveGone(outcome)) ? "uncertain" : "skipped";
  if (!gathered.go) return closeLetter(world, letter, state, gathered.reason);
  const message = await keptMessage(world, letter, secret, gathered);
  if (!message) return "nothing-to-do";
  const n = await beginTry(world, letter);
  if (n === null) return "nothing-to-do";
  const outcome: MailOutcome = await world.mail.send(message, letter.id);
  return recordTry(world, letter, n, outcome);
}

function readSecret(value: unknown): LetterSecret {
  if (typeof value !== "object" || value === null || !("email" in value) || typeof value.email !== "string")
    throw new Error("a letter holds no address");
  return {
    email: value.email,
    token: "token" in value && typeof value.token === "string" ? value.token : null,
  };
}

/** The letter as it was written out before its first try; null when another worker finished it meanwhile. */
async function keptMessage(
  world: World,
  letter: WaitingLetter,
  secret: LetterSecret,
  gathered: Extract<Gathered, { go: true }>,
): Promise<MailMessage | null> {
  if (letter.renderedSealed) return readMessage(world.vault.open(letter.renderedSealed));
  const rendered = await renderLetter(gathered.draft, gathered.calendar);
  const message: MailMessage = {
    ...rendered,
    to: secret.email,
    ...(gathered.replyTo ? { replyTo: gathered.replyTo } : {}),
  };
  const kept = await world.db.prisma.letter.updateMany({
    where: { id: letter.id, state: "queued", renderedSealed: null },
    data: { renderedSealed: world.vault.seal(message), firstTriedAt: world.clock.now() },
  });
  if (kept.count === 1) return message;
  const other = await world.db.prisma.letter.findUnique({ where: { id: letter.id, state: "queued" } });
  return other?.renderedSealed ? readMessage(world.vault.open(other.renderedSealed)) : null;
}

function isMessage(value: unknown): value is MailMessage {
  return ["to", "subject", "html", "text"].every(
    (key) => typeof value === "object" && value !== null && key in value,
  );
}

function readMessage(value: unknown): MailMessage {
  if (!isMessage(value)) throw new Error("a letter was not kept whole");
  return value;
}

/** Writes down that a try begins, before it does; null when another worker began this very try. */
async function beginTry(world: World, letter: WaitingLetter): Promise<number | null> {
  const n = (letter.deliveries.at(-1)?.n ?? 0) + 1;
  const { count } = await world.db.prisma.letterDelivery.createMany({
    data: { letterId: letter.id, n, at: world.clock.now(), outcome: "started" },
    skipDuplicates: true,
  });
  return count === 1 ? n : null;
}
