import { isLocale } from "#app/domain/events/locale.ts";
import { nextState } from "#app/domain/venues/booking-state.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { lockTalk } from "./lock-talk.server.ts";
import { contactOf, tellVenue } from "./tell-booking.server.ts";

export type SendLinkOutcome =
  | { ok: true }
  /** `not-now`: nothing is to be answered any more. `worn-out`: it had every new link there can be. */
  | { ok: false; reason: "not-found" | "not-now" | "too-many" | "worn-out" };

/** The last link version that fits into a token's byte. */
const LAST_VERSION = 255;

/**
 * Sends a booking's link to its venue again; or a new one (`fresh`), after which every older link opens nothing any
 * more. A venue that was never written to has no link.
 */
export async function sendLink(
  world: World,
  input: { organiserId: string; venueId: string; bookingId: string; fresh: boolean },
): Promise<SendLinkOutcome> {
  const { organiserId, bookingId, fresh } = input;
  const limit = await world.limits.take("answer-booking", `organiser:${bookingId}`);
  if (!limit.ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx): Promise<SendLinkOutcome> => {
    const talk = await lockTalk(tx, { by: "organiser", ...input });
    const to = talk && contactOf(world, talk.contactSealed);
    if (!talk || !to) return { ok: false, reason: "not-found" };
    if (nextState("relink", "organiser", talk.state) === null) return { ok: false, reason: "not-now" };
    if (fresh) {
      if (talk.linkVersion >= LAST_VERSION) return { ok: false, reason: "worn-out" };
      const { seq } = await writeStep(world, tx, {
        ...{ bookingId, step: "relink", by: "organiser", from: talk.state, organiserId },
      });
      await tx.venueBooking.update({ where: { id: bookingId }, data: { linkVersion: { increment: 1 } } });
      await tellVenue(world, tx, { bookingId, seq });
    } else {
      const last = await tx.bookingStep.aggregate({ where: { bookingId }, _max: { seq: true } });
      await queueLetter(world, tx, {
        kind: "venue-news",
        version: `${bookingId}:${last._max.seq ?? 1}:${world.ids.uuid()}`,
        to: { email: to.email, locale: isLocale(talk.askedLocale) ? talk.askedLocale : "zh-CN" },
      });
    }
    const action = fresh ? "booking-relinked" : "booking-link-sent";
    await recordAudit(world, tx, { organiserId, action, subject: bookingId });
    return { ok: true };
  });
}
