import { violates } from "#app/adapters/db-errors.server.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type CodeFields, readCodeForm } from "#app/domain/registration/code-draft.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type CreateCodeOutcome =
  | { ok: true; codeId: string }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" };

/** Makes a discount code of an event. Two of one spelling cannot be. */
export async function createCode(
  world: World,
  input: { organiserId: string; eventId: string; fields: CodeFields },
): Promise<CreateCodeOutcome> {
  const { organiserId, eventId, fields } = input;
  const now = world.clock.now();
  const event = await world.db.prisma.event.findUnique({
    where: { id: eventId },
    select: { currency: true, timeZone: true, sides: { select: { id: true } } },
  });
  if (!event) return { ok: false, reason: "not-found" };
  const { currency, timeZone, sides } = event;
  const read = readCodeForm(fields, { currency, timeZone, now, sideIds: sides.map(({ id }) => id) });
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const codeId = world.ids.uuid();
  try {
    await world.db.transaction(async (tx) => {
      await tx.discountCode.create({
        data: { eventId, id: codeId, ...read.draft, createdBy: organiserId, createdAt: now },
      });
      const { percent, amountMinor, maxUses } = read.draft;
      const detail = { percent, amountMinor, maxUses };
      await recordAudit(world, tx, { organiserId, eventId, action: "code-created", subject: codeId, detail });
    });
  } catch (error) {
    if (violates(error, "discount_code_code_event_id_key") || isTwice(error))
      return { ok: false, reason: "invalid", problems: { code: "code-exists" } };
    throw error;
  }
  return { ok: true, codeId };
}

/** Prisma names the fields of a broken unique key, not the key. */
function isTwice(error: unknown): boolean {
  return violates(error, "UniqueConstraintViolation") || violates(error, "Unique constraint failed");
}
