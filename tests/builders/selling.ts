import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "#app/adapters/db.server.ts";
import type { HoldPartyInput } from "#app/use-cases/registration/hold-party.server.ts";
import { registrationFor } from "./buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "./event.ts";

export type SellingRules = {
  tolerance?: number | null;
  earlyBirdUntil?: Date | null;
  groupMax?: number;
  resaleAllowed?: boolean;
};
export type SideRules = { balanced?: boolean; needsApproval?: boolean; earlyBirdMinor?: number | null };

/** An event whose sides are sold by rules: tolerance, early prices, approval. `sides` and `rules` go side by side. */
export async function buildSelling(
  db: Db,
  wishes: EventWishes,
  rules: SellingRules & { sides?: SideRules[] } = {},
): Promise<BuiltEvent> {
  const event = await buildEvent(db, wishes);
  const { tolerance = null, earlyBirdUntil = null, groupMax = 4, resaleAllowed = false } = rules;
  await db.prisma.event.update({
    where: { id: event.eventId },
    data: { balanceTolerance: tolerance, earlyBirdUntil, groupMax, resaleAllowed },
  });
  for (const [index, data] of (rules.sides ?? []).entries()) {
    const id = event.sides[index]?.id ?? "";
    await db.prisma.side.update({ where: { eventId_id: { eventId: event.eventId, id } }, data });
  }
  return event;
}

export type CodeWishes = {
  code?: string;
  percent?: number | null;
  amountMinor?: number | null;
  maxUses?: number | null;
  sideId?: string | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
  disabledAt?: Date | null;
};

/** A discount code of an event; ten percent off unless told. Answers the code. */
export async function buildCode(db: Db, event: BuiltEvent, wishes: CodeWishes = {}): Promise<string> {
  const percent = wishes.percent ?? (wishes.amountMinor == null ? 10 : null);
  const row = await db.prisma.discountCode.create({
    data: {
      eventId: event.eventId,
      id: randomUUID(),
      code: "FRIEND",
      createdBy: event.organiserId,
      createdAt: new Date("2026-01-01T00:00:00Z"),
      ...wishes,
      percent,
    },
  });
  return row.code;
}

/** A party as its form would send it: a new person for each side named, at the sum of the sides' prices. */
export function partyFor(
  event: BuiltEvent,
  sideIds: readonly string[],
  parts: Partial<HoldPartyInput> = {},
): HoldPartyInput {
  const people = sideIds.map((sideId) => registrationFor(event, { sideId }));
  const [first] = people;
  if (!first) throw new Error("a party of nobody");
  const { eventId, locale, consents, browserKey, networkKey } = first;
  return {
    ...{ eventId, locale, consents, browserKey, networkKey, code: null },
    formToken: randomBytes(16).toString("base64url"),
    shownPriceMinor: people.reduce((sum, { shownPriceMinor }) => sum + shownPriceMinor, 0),
    people,
    ...parts,
  };
}

/** Somebody in the waitlist, waiting for `seats` of a side each; answers the entry's id. */
export async function buildEntry(
  db: Db,
  event: BuiltEvent,
  places: readonly { sideId: string; seats: number }[],
): Promise<string> {
  const id = randomUUID();
  await db.prisma.waitlistEntry.create({
    data: {
      eventId: event.eventId,
      id,
      emailIndex: randomBytes(32),
      emailSealed: randomBytes(32),
      locale: "en",
      joinedAt: new Date(),
      places: { create: places.map((place) => ({ ...place })) },
    },
  });
  return id;
}
