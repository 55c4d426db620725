import { type RateColumns, rateFrom } from "#app/domain/money/commission.ts";
import type { Money } from "#app/domain/money/money.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { partnerSums } from "./partner-sums.server.ts";

export type PartnerItem = {
  id: string;
  name: string;
  rate: ReturnType<typeof rateFrom>;
  /** Of a fixed rate. */
  currency: string;
  ended: boolean;
  heads: number;
  gone: number;
  /** Earned and not paid out, one amount for each currency. */
  owed: Money[];
};

/** Every channel partner, those who have ended last; `currency` is what a new one's fixed commission is in, `formId` is drawn for one form. */
export async function listPartners(world: World): Promise<{
  partners: PartnerItem[];
  currency: string;
  formId: string;
}> {
  const [{ currency }, rows, sums] = [
    await readBusiness(world),
    await world.db.prisma.partner.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    await partnerSums(world.db.pool, {}),
  ];
  const partners = rows.map((row) => {
    const own = sums.filter(({ partnerId }) => partnerId === row.id);
    const currencies = [...new Set(own.map((sum) => sum.currency))];
    return {
      ...{ id: row.id, name: row.name, currency: row.currency, ended: row.endedAt !== null },
      rate: rateFrom(row satisfies RateColumns),
      heads: own.reduce((sum, { heads }) => sum + heads, 0),
      gone: own.reduce((sum, { gone }) => sum + gone, 0),
      owed: currencies.map((one) => ({
        currency: one,
        minor: own.reduce((sum, { currency: of, owedMinor }) => sum + (of === one ? owedMinor : 0), 0),
      })),
    };
  });
  return {
    partners: partners.sort((a, b) => Number(a.ended) - Number(b.ended)),
    currency,
    formId: world.ids.uuid(),
  };
}
