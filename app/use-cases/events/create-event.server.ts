import type { Tx } from "#app/adapters/db.server.ts";
import { type EventDraft, type EventFields, readEvent } from "#app/domain/events/event-draft.ts";
import type { SideDraft } from "#app/domain/events/side-draft.ts";
import { makeSlug } from "#app/domain/events/slug.ts";
import { wallTime } from "#app/domain/events/zoned-time.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { idOfForm } from "../once-per-form.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { lockBooking } from "./lock-booking.server.ts";

export type CreateEventOutcome =
  | { ok: true; eventId: string }
  | { ok: false; reason: "invalid"; problems: FieldProblems };

/**
 * Writes a draft; `bookingId` is null while there is no venue yet. Nobody but the office sees it. The same form
 * (`formId`) sent twice makes one.
 */
export async function createEvent(
  world: World,
  input: { organiserId: string; bookingId: string | null; fields: EventFields; formId?: string | null },
): Promise<CreateEventOutcome> {
  const { organiserId, bookingId, fields, formId } = input;
  const business = await readBusiness(world);
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    const id = await idOfForm(world, tx, formId);
    if ((await tx.event.findUnique({ where: { id }, select: { id: true } })) !== null)
      return { ok: true, eventId: id };
    const locked = bookingId === null ? null : await lockBooking(tx, bookingId, null);
    if (locked && !locked.ok)
      return { ok: false, reason: "invalid", problems: { bookingId: locked.problem } };
    const booking = locked?.booking ?? null;
    if (booking && (booking.state !== "confirmed" || booking.currency !== business.currency))
      return { ok: false, reason: "invalid", problems: { bookingId: "unknown-booking" } };
    const timeZone = booking?.timeZone ?? business.timeZone;
    const frame = { timeZone, currency: business.currency, now, booking, before: null };
    const read = readEvent(fields, frame);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const place = { id, organiserId, bookingId, timeZone, currency: business.currency };
    return { ok: true, eventId: await writeDraft(world, tx, read.draft, place) };
  });
}

type Place = {
  id: string;
  organiserId: string;
  bookingId: string | null;
  timeZone: string;
  currency: string;
};

async function writeDraft(world: World, tx: Tx, draft: EventDraft, place: Place): Promise<string> {
  const { id, organiserId, bookingId, timeZone, currency } = place;
  const now = world.clock.now();
  const slug = makeSlug({
    titleEn: draft.texts.find(({ locale }) => locale === "en")?.title ?? "",
    kind: draft.kind,
    date: wallTime(draft.startsAt, timeZone).date,
    suffix: world.ids.code(6),
  });
  await tx.event.create({
    data: {
      ...{ id, slug, bookingId, timeZone, currency },
      ...eventColumns(draft),
      createdBy: organiserId,
      createdAt: now,
      updatedAt: now,
      texts: { create: draft.texts.map(textColumns) },
      sides: { create: draft.sides.map((side, position) => sideColumns(world, side, position)) },
    },
  });
  await recordAudit(world, tx, { organiserId, eventId: id, action: "event-created" });
  return id;
}

function sideColumns(world: World, side: SideDraft, position: number) {
  return { ...sideRow(side), id: world.ids.uuid(), position };
}

/** The columns of one side's row that the form fills. */
export function sideRow({ id: _id, priceSteps, ...columns }: SideDraft) {
  return { ...columns, priceSteps: priceSteps.map((step) => ({ ...step })) };
}

/** The columns of the event's own row that its form fills. */
export function eventColumns(draft: EventDraft) {
  const { texts: _texts, sides: _sides, refundLadder, ...columns } = draft;
  return { ...columns, refundLadder: refundLadder.map((step) => ({ ...step })) };
}

/** The columns of one language's row. */
export function textColumns(text: EventDraft["texts"][number]) {
  return { ...text, programme: text.programme.map((point) => ({ ...point })) };
}
