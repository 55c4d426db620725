import { qrPath } from "#app/adapters/qr.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { type CommissionRate, rateFrom } from "#app/domain/money/commission.ts";
import {
  type PartnerFields,
  type PayoutMethod,
  partnerFields,
  readMethod,
} from "#app/domain/money/partner-draft.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { readOfficeEvents } from "../events/read-office-event.server.ts";
import { pageUrl } from "../letters/letter-sender.server.ts";
import type { World } from "../world.server.ts";
import { addressOf } from "./partner-contact.server.ts";
import { partnerPageUrl } from "./partner-page-link.server.ts";
import { type PartnerSum, partnerSums } from "./partner-sums.server.ts";

export type PayoutRow = {
  id: string;
  amountMinor: number;
  method: PayoutMethod;
  paidAt: Date;
  note: string;
  reason: string | null;
  takenBack: boolean;
};
export type PartnerLinkRow = {
  id: string;
  code: string;
  rate: CommissionRate;
  live: boolean;
  url: string;
  qr: { size: number; path: string };
};
/** What a partner brought to one event, by which links, and what was paid for it. */
export type PartnerEvent = PartnerSum & {
  title: string;
  startsAt: Date;
  timeZone: string;
  over: boolean;
  cancelled: boolean;
  links: PartnerLinkRow[];
  payouts: PayoutRow[];
};
export type PartnerPage = {
  id: string;
  name: string;
  rate: CommissionRate;
  currency: string;
  ended: boolean;
  events: PartnerEvent[];
};

/** A partner with every event they brought somebody to, the newest first; null when there is none. */
export async function readPartnerPage(
  world: World,
  input: { partnerId: string; locale: Locale },
): Promise<PartnerPage | null> {
  const { partnerId, locale } = input;
  const { prisma } = world.db;
  const partner = await prisma.partner.findUnique({
    where: { id: partnerId },
    include: {
      links: { orderBy: { createdAt: "desc" } },
      payouts: { orderBy: [{ paidAt: "asc" }, { recordedAt: "asc" }] },
    },
  });
  if (!partner) return null;
  const sums = await partnerSums(world.db.pool, { partnerId });
  const events = await readOfficeEvents(world, { eventIds: sums.map(({ eventId }) => eventId), locale });
  const now = world.clock.now();
  const { id, name, currency, endedAt, links, payouts } = partner;
  return {
    ...{ id, name, currency, ended: endedAt !== null, rate: rateFrom(partner) },
    events: sums.flatMap((sum) => {
      const event = events.find((one) => one.id === sum.eventId);
      if (!event) return [];
      const { title, startsAt, timeZone, slug } = event;
      return {
        ...{ ...sum, title, startsAt, timeZone, over: event.endsAt <= now },
        cancelled: event.state === "cancelled",
        links: links
          .filter(({ eventId }) => eventId === sum.eventId)
          .map((link) => linkRow(world, link, { slug, locale })),
        payouts: payoutRows(payouts.filter(({ eventId }) => eventId === sum.eventId)),
      };
    }),
  };
}

type Link = { id: string; code: string; endedAt: Date | null } & Parameters<typeof rateFrom>[0];

function linkRow(world: World, link: Link, to: { slug: string; locale: Locale }): PartnerLinkRow {
  const url = pageUrl(world, to.locale, `/e/${to.slug}${viaQuery(link.code)}`);
  return {
    ...{ id: link.id, code: link.code, rate: rateFrom(link), live: link.endedAt === null },
    ...{ url, qr: qrPath(url) },
  };
}

type Paid = Omit<PayoutRow, "method" | "takenBack"> & { method: string; corrects: string | null };

function payoutRows(rows: readonly Paid[]): PayoutRow[] {
  return rows
    .filter(({ corrects }) => corrects === null)
    .map(({ id, amountMinor, method, paidAt, note, reason }) => ({
      ...{ id, amountMinor, method: readMethod(method), paidAt, note, reason },
      takenBack: rows.some(({ corrects }) => corrects === id),
    }));
}

export type OfficePartner = PartnerPage & {
  fields: PartnerFields;
  /** Their own page, as its newest link. */
  pageUrl: string;
  /** Events that no live link of theirs leads to. */
  linkable: { id: string; title: string; startsAt: Date; timeZone: string }[];
  /** Drawn anew for each page: a payout's form sent twice pays once. */
  formId: string;
};

/** The office's page of a partner; null when there is none. */
export async function showPartner(
  world: World,
  input: { partnerId: string; locale: Locale },
): Promise<OfficePartner | null> {
  const { partnerId, locale } = input;
  const page = await readPartnerPage(world, input);
  const row = page && (await world.db.prisma.partner.findUniqueOrThrow({ where: { id: partnerId } }));
  if (!page || !row) return null;
  const address = addressOf(world, row);
  const rate = { ratePoints: row.ratePoints, fixedMinor: row.fixedMinor };
  const open = await world.db.prisma.event.findMany({
    where: {
      endsAt: { gt: world.clock.now() },
      state: { not: "cancelled" },
      partners: { none: { partnerId, endedAt: null } },
    },
    select: { id: true },
  });
  const linkable = await readOfficeEvents(world, { eventIds: open.map(({ id }) => id), locale });
  return {
    ...page,
    fields: partnerFields({ name: row.name, ...address, rate, currency: row.currency }),
    pageUrl: partnerPageUrl(world, { partnerId, version: row.linkVersion }, address.locale),
    linkable: linkable.map(({ id, title, startsAt, timeZone }) => ({ id, title, startsAt, timeZone })),
    formId: world.ids.uuid(),
  };
}
