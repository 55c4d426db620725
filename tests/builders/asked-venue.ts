import { blankBooking } from "#app/domain/venues/booking-fields.ts";
import { blankRequest, type RequestFields } from "#app/domain/venues/request-draft.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { bookingToken } from "#app/use-cases/venues/booking-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { signInOrganiser } from "./evening.ts";
import { buildVenue } from "./venue.ts";

/** What is asked for unless told: 6,000 for an evening, half of it as a deposit, free until a fortnight before. */
export const askedFor = {
  ...blankBooking,
  ...{ date: "2026-12-19", startTime: "18:00", endTime: "23:00", fee: "6000" },
  ...{ depositKind: "amount", deposit: "3000", depositDue: "2026-12-10" },
  cancellation: [
    { days: "14", percent: "0" },
    { days: "7", percent: "50" },
  ],
};

export const asking: RequestFields = {
  ...blankRequest,
  ...{ contactName: "陈店长", contactEmail: "bar@mail.example", message: "希望是一张长桌" },
};

/** A venue that was asked for a time, by a signed-in organiser; with the venue's token. */
export async function askSomeVenue(
  world: World,
  wishes: {
    fields?: Partial<typeof askedFor>;
    request?: Partial<RequestFields>;
    venueId?: string;
    organiserId?: string;
  } = {},
) {
  const signed = wishes.organiserId ? null : await signInOrganiser(world);
  const organiserId = wishes.organiserId ?? signed?.organiserId ?? "";
  const venueId = wishes.venueId ?? (await buildVenue(world.db, { now: world.clock.now() }));
  const fields = { ...askedFor, ...wishes.fields };
  const request = { ...asking, ...wishes.request };
  const asked = await askVenue(world, { organiserId, venueId, fields, request });
  if (!asked.ok) throw new Error(`not asked: ${JSON.stringify(asked)}`);
  const { bookingId } = asked;
  return {
    ...{ cookie: signed?.cookie ?? "", organiserId, venueId, bookingId },
    token: bookingToken(world.vault, { bookingId, version: 1 }),
    venue: { by: "venue", bookingId, venueId } as const,
    organiser: { by: "organiser", organiserId, bookingId, venueId } as const,
  };
}
