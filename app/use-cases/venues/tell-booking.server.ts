import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { queueTeamLetter } from "../letters/queue-team-letter.server.ts";
import type { World } from "../world.server.ts";

const contact = z.object({ name: z.string(), email: z.string() });
export type VenueContact = z.output<typeof contact>;

/** Whom at the venue the letters go to; null where it was never asked. */
export function contactOf({ vault }: Pick<World, "vault">, sealed: Uint8Array | null): VenueContact | null {
  return sealed === null ? null : contact.parse(vault.open(sealed));
}

type News = { bookingId: string; seq: number };

/** Tells the venue of a step by letter, where it is written to at all; in the step's transaction. */
export async function tellVenue(world: World, tx: Tx, { bookingId, seq }: News): Promise<void> {
  const { contactSealed, askedLocale } = await tx.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
  });
  const to = contactOf(world, contactSealed);
  if (to === null) return;
  await queueLetter(world, tx, {
    kind: "venue-news",
    version: `${bookingId}:${seq}`,
    to: { email: to.email, locale: isLocale(askedLocale) ? askedLocale : "zh-CN" },
  });
}

/** Tells everybody on the team of a step; one letter each, in the step's transaction. */
export async function tellTeam(world: World, tx: Tx, { bookingId, seq }: News): Promise<void> {
  await queueTeamLetter(world, tx, { kind: "booking-news", version: `${bookingId}:${seq}` });
}
