import { randomUUID } from "node:crypto";
import type { Db } from "#app/adapters/db.server.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { termsColumns } from "#app/use-cases/venues/terms-rows.server.ts";

/** No deposit, no way back, paid tickets count. */
const plainTerms: Omit<Terms, "deal"> = {
  headBasis: "paid",
  depositMinor: 0,
  depositPoints: null,
  depositDueAt: null,
  cancellation: [],
  note: "",
};

/** A small bar with a long table. */
export async function buildVenue(
  db: Db,
  wishes: {
    now: Date;
    name?: string;
    capacity?: number;
    area?: string;
    address?: string;
    mapUrl?: string;
    english?: { nameEn: string; cityEn: string; areaEn: string; addressEn: string };
  },
): Promise<string> {
  const id = randomUUID();
  await db.prisma.venue.create({
    data: {
      id,
      name: wishes.name ?? "青桔小酒馆",
      city: "上海",
      area: wishes.area ?? "徐汇 · 安福路",
      address: wishes.address ?? "安福路 322 号 2 楼",
      ...wishes.english,
      mapUrl: wishes.mapUrl ?? "https://uri.amap.com/search?keyword=%E5%AE%89%E7%A6%8F%E8%B7%AF322%E5%8F%B7",
      capacity: wishes.capacity ?? 30,
      createdAt: wishes.now,
      updatedAt: wishes.now,
    },
  });
  return id;
}

/** A confirmed booking, at a fixed fee unless a deal is told, at a venue of its own unless told. Answers the booking's id. */
export async function bookVenue(
  db: Db,
  wishes: {
    now: Date;
    startsAt: Date;
    endsAt: Date;
    feeMinor?: number;
    terms?: Partial<Terms>;
    currency: string;
    organiserId: string;
    venueId?: string;
  },
): Promise<string> {
  const { now, venueId, organiserId, feeMinor = 0, terms, ...booking } = wishes;
  const agreed: Terms = { ...plainTerms, deal: { kind: "fixed-fee", feeMinor }, ...terms };
  const id = randomUUID();
  await db.prisma.venueBooking.create({
    data: {
      id,
      venueId: venueId ?? (await buildVenue(db, { now })),
      createdBy: organiserId,
      createdAt: now,
      ...booking,
      terms: {
        create: { version: 1, ...termsColumns(agreed, booking), createdBy: organiserId, createdAt: now },
      },
      steps: {
        create: {
          ...{
            seq: 1,
            at: now,
            step: "book",
            toState: "confirmed",
            actor: "organiser",
            organiserId,
            version: 1,
          },
        },
      },
    },
  });
  return id;
}
