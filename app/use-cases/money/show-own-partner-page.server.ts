import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { letterSender } from "../letters/letter-sender.server.ts";
import type { World } from "../world.server.ts";
import { openPartnerLink } from "./partner-page-link.server.ts";
import { type PartnerEvent, readPartnerPage } from "./show-partner.server.ts";

/** An event as its partner sees it: counts and amounts, and nothing of any guest. */
export type OwnPartnerEvent = Omit<PartnerEvent, "payouts" | "partnerId" | "eventId"> & {
  id: string;
  payouts: {
    id: string;
    amountMinor: number;
    method: PartnerEvent["payouts"][number]["method"];
    paidAt: Date;
  }[];
};
export type OwnPartnerPage = {
  business: string;
  name: string;
  ended: boolean;
  /** Owed now, one amount for each currency; what was paid too much for one event is set against the others. */
  owed: Money[];
  events: OwnPartnerEvent[];
};

/**
 * A partner's own page, for the link that was signed for them; null for any other. The organiser's notes and reasons
 * stay in the office, and payouts that were taken back are left out.
 */
export async function showOwnPartnerPage(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<OwnPartnerPage | null> {
  const partnerId = await openPartnerLink(world, token);
  const page = partnerId && (await readPartnerPage(world, { partnerId, locale }));
  if (!page) return null;
  const { sender } = await letterSender(world, locale);
  const { name, ended, events } = page;
  const currencies = [...new Set(events.map(({ currency }) => currency))];
  return {
    ...{ business: sender.business, name, ended },
    owed: currencies.map((currency) => ({
      currency,
      minor: events.reduce((sum, event) => sum + (event.currency === currency ? event.owedMinor : 0), 0),
    })),
    events: events.map(({ payouts, partnerId: _, eventId: id, ...event }) => ({
      ...{ ...event, id },
      payouts: payouts
        .filter(({ takenBack }) => !takenBack)
        .map(({ id: payoutId, amountMinor, method, paidAt }) => ({
          ...{ id: payoutId, amountMinor, method, paidAt },
        })),
    })),
  };
}
