import { remakePhoto } from "#app/adapters/photos.server.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { nextState } from "#app/domain/venues/booking-state.ts";
import { type DepositFields, readDeposit } from "#app/domain/venues/deposit-draft.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { hasBrokenEven } from "../money/broken-even.server.ts";
import { recordVenuePayment } from "../money/record-venue-payment.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { lockTalk } from "./lock-talk.server.ts";
import { tellVenue } from "./tell-booking.server.ts";

export type RecordDepositOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "receipt"; problem: PhotoProblem }
  | { ok: false; reason: "not-found" | "not-now" };

type Paying = {
  organiserId: string;
  venueId: string;
  bookingId: string;
  fields: DepositFields;
  /** The receipt's picture; null without one. */
  receipt: Uint8Array | null;
};

/**
 * Writes down that the deposit was paid, with its receipt made anew; the booking is confirmed by it, once. Before the
 * evening breaks even it asks for a reason, which is kept with the payment.
 */
export async function recordDeposit(world: World, input: Paying): Promise<RecordDepositOutcome> {
  const { organiserId, venueId, bookingId, receipt } = input;
  const remade = receipt === null ? null : await remakePhoto(receipt);
  if (remade && !remade.ok) return { ok: false, reason: "receipt", problem: remade.problem };
  const picture = remade?.files.find(({ size }) => size === "large") ?? null;
  const needsReason = !(await hasBrokenEven(world, bookingId));
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<RecordDepositOutcome> => {
    const talk = await lockTalk(tx, { by: "organiser", organiserId, venueId, bookingId });
    if (talk === null) return { ok: false, reason: "not-found" };
    if (nextState("deposit-paid", "organiser", talk.state) === null) return { ok: false, reason: "not-now" };
    const { currency, version, state, terms } = talk;
    const place = {
      currency,
      timeZone: talk.venue.timeZone,
      now,
      agreedMinor: terms.depositMinor,
      needsReason,
    };
    const read = readDeposit(input.fields, place);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { paidMinor, paidAt, reason } = read.deposit;
    const step = { bookingId, step: "deposit-paid", by: "organiser", from: state, version } as const;
    const { seq, to } = await writeStep(world, tx, { ...step, organiserId });
    await tx.venueBooking.update({
      where: { id: bookingId },
      data: { state: to, depositPaidMinor: paidMinor, depositPaidAt: paidAt },
    });
    await recordVenuePayment(world, tx, {
      ...{ organiserId, bookingId, currency, paidAt, kind: "deposit", amountMinor: paidMinor, reason },
    });
    if (picture)
      await tx.bookingReceipt.create({
        data: { bookingId, contentType: picture.contentType, bytes: picture.bytes, createdAt: now },
      });
    await tellVenue(world, tx, { bookingId, seq });
    const detail = { paidMinor, currency, receipt: picture !== null, early: reason !== null };
    await recordAudit(world, tx, { organiserId, action: "deposit-recorded", subject: bookingId, detail });
    return { ok: true };
  });
}

/** The picture of a deposit's receipt; null when there is none. */
export async function readReceipt(
  world: World,
  { bookingId, venueId }: { bookingId: string; venueId: string },
): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  return world.db.prisma.bookingReceipt.findFirst({
    where: { bookingId, booking: { venueId } },
    select: { bytes: true, contentType: true },
  });
}
