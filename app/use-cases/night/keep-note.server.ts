import { readNote } from "#app/domain/night/private-note.ts";
import type { World } from "../world.server.ts";
import { ballotPartners } from "./ballot-partners.server.ts";
import { findNightPerson } from "./night-person.server.ts";

export type KeepNoteOutcome = { ok: true } | { ok: false; reason: "not-found" | "not-met" | "too-long" };

/** Keeps a note about somebody met, for its writer alone; an empty one takes it away. At any time, also afterwards. */
export async function keepNote(
  world: World,
  input: { token: string; aboutId: string; text: string },
): Promise<KeepNoteOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const read = readNote(input.text);
  if (!read.ok) return read;
  const { eventId, lineId: authorId } = person;
  const { aboutId } = input;
  const { prisma } = world.db;
  const met = await ballotPartners(world, person);
  if (!met.some(({ lineId }) => lineId === aboutId)) return { ok: false, reason: "not-met" };
  if (read.note === null) {
    await prisma.privateNote.deleteMany({ where: { eventId, authorId, aboutId } });
    return { ok: true };
  }
  const kept = { sealed: world.vault.seal(read.note), updatedAt: world.clock.now() };
  await prisma.privateNote.upsert({
    where: { eventId_authorId_aboutId: { eventId, authorId, aboutId } },
    create: { eventId, authorId, aboutId, ...kept },
    update: kept,
  });
  return { ok: true };
}
