import { readVenuePayment, type VenuePaymentFields } from "#app/domain/money/venue-payment-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { lockTalk } from "../venues/lock-talk.server.ts";
import type { World } from "../world.server.ts";
import { hasBrokenEven } from "./broken-even.server.ts";
import { remakeReceipt } from "./receipt.server.ts";
import { recordVenuePayment } from "./record-venue-payment.server.ts";

export type PayVenueOutcome =
  | { ok: true; paymentId: string }
  | { ok: false; reason: "not-found" }
  /** Only talked over, or declined: nothing is owed. */
  | { ok: false; reason: "not-now" }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "receipt"; problem: PhotoProblem };

const unowed = ["requested", "countered", "declined"];

/**
 * Writes down what was paid to a venue beside the deposit, or what came back from it, with its receipt made anew.
 * Money that is paid before the evening breaks even needs a reason. The booking's row is locked, so that two people at
 * once do not both write down that all of it came back, and the same form (`formId`) sent twice is one payment.
 */
export async function payVenue(
  world: World,
  input: {
    organiserId: string;
    venueId: string;
    bookingId: string;
    fields: VenuePaymentFields;
    receipt: Uint8Array | null;
    formId?: string | null;
  },
): Promise<PayVenueOutcome> {
  const { organiserId, venueId, bookingId, fields, formId } = input;
  const remade = await remakeReceipt(input.receipt);
  if (!remade.ok) return { ok: false, reason: "receipt", problem: remade.problem };
  const needsReason = !(await hasBrokenEven(world, bookingId));
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<PayVenueOutcome> => {
    const talk = await lockTalk(tx, { by: "organiser", organiserId, venueId, bookingId });
    if (talk === null) return { ok: false, reason: "not-found" };
    const made = formId ? { bookingId_id: { bookingId, id: formId } } : null;
    if (formId && made && (await tx.venuePayment.findUnique({ where: made })))
      return { ok: true, paymentId: formId };
    if (unowed.includes(talk.state)) return { ok: false, reason: "not-now" };
    const { currency } = talk;
    const cash = await tx.ledgerLine.aggregate({
      where: { eventId: bookingId, account: "organiser-cash" },
      _sum: { amountMinor: true },
    });
    const place = { currency, timeZone: talk.venue.timeZone, now, needsReason };
    const read = readVenuePayment(fields, { ...place, paidMinor: 0 - (cash._sum.amountMinor ?? 0) });
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { receipt } = remade;
    const paymentId = await recordVenuePayment(world, tx, {
      ...{ ...read.payment, organiserId, bookingId, currency, receipt },
      ...(formId ? { id: formId } : {}),
    });
    const { kind, amountMinor } = read.payment;
    const detail = { kind, amountMinor, currency, receipt: receipt !== null };
    await recordAudit(world, tx, { organiserId, action: "venue-paid", subject: bookingId, detail });
    return { ok: true, paymentId };
  });
}
