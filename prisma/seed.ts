import { zonedInstant } from "#app/domain/events/zoned-time.ts";
import { bookingEntry } from "#app/domain/payment/ledger.ts";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import type { Control } from "#app/sandbox/control-client.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { postLedger } from "#app/use-cases/payment/post-ledger.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { fillFirstEvening } from "./seed-first-evening.ts";
import { makePartner } from "./seed-partner.ts";
import { makeSmallTable } from "./seed-small-table.ts";
import { guests, lastMonth, nextDraft, saturday } from "./seed-words.ts";

const DAY = 86_400_000;
const zone = "Asia/Shanghai";
const slug = "saturday-twelve-pairs";
const price = 49_900;
const fee = 600_000;
/** The first eight seats of a side cost less; early prices cap the others for a few days more. */
const steps = [
  { from: 1, priceMinor: 39_900 },
  { from: 5, priceMinor: 44_900 },
  { from: 9, priceMinor: price },
];
const earlyPrice = 46_900;
const ways = ["payByCard", "payByAlipay", "payByWechat"] as const;

/** The moment a clock in Shanghai shows `time` on the first Saturday that is at least `days` days away. */
function saturdayAt(now: Date, days: number, time: string): Date {
  for (let ahead = days; ; ahead += 1) {
    const date = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now.getTime() + ahead * DAY);
    if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 6) continue;
    const instant = zonedInstant({ date, time }, zone);
    if (!instant.ok) throw new Error(`${date} ${time}: ${instant.reason}`);
    return instant.at;
  }
}

/** Sides fill evenly, friends may come together, early prices hold for four days, and regulars have a code. */
async function setPrices(world: World, eventId: string, organiserId: string): Promise<void> {
  const now = world.clock.now();
  const { prisma } = world.db;
  const earlyBirdUntil = new Date(saturdayAt(now, 4, "20:00").getTime() - DAY);
  await prisma.event.update({
    where: { id: eventId },
    data: { balanceTolerance: 3, groupMax: 3, resaleAllowed: true, earlyBirdUntil },
  });
  await prisma.side.updateMany({ where: { eventId }, data: { earlyBirdMinor: earlyPrice } });
  await prisma.discountCode.create({
    data: {
      ...{ eventId, id: world.ids.uuid(), code: "LAOPENGYOU-10", percent: 10, maxUses: 20 },
      ...{ createdBy: organiserId, createdAt: now },
    },
  });
}

/** The evening that is being sold, at a booked venue whose fee is in the ledger. */
async function makeEvening(world: World, venueId: string, organiserId: string): Promise<void> {
  const now = world.clock.now();
  const startsAt = saturdayAt(now, 14, "19:00");
  const bookingId = await bookVenue(world.db, {
    now,
    startsAt: saturdayAt(now, 14, "18:00"),
    endsAt: saturdayAt(now, 14, "22:30"),
    feeMinor: fee,
    currency: "CNY",
    organiserId,
    venueId,
  });
  const event = await buildEvent(world.db, {
    now,
    slug,
    startsAt,
    endsAt: saturdayAt(now, 14, "21:30"),
    minAge: 25,
    maxAge: 35,
    bookingId,
    organiserId,
    sides: [
      { priceMinor: price, steps },
      { labelZh: "女生", labelEn: "Women", priceMinor: price, steps },
    ],
    ...saturday,
  });
  await setPrices(world, event.eventId, organiserId);
  await world.db.transaction((tx) =>
    postLedger(tx, bookingEntry({ eventId: event.eventId, bookingId, amountMinor: fee, currency: "CNY" }), {
      at: now,
      recordedAt: now,
    }),
  );
}

/** One evening that is over and one that is not published yet. */
async function makeOtherEvenings(world: World, venueId: string, organiserId: string): Promise<void> {
  const now = world.clock.now();
  const past = saturdayAt(now, -34, "18:30");
  const planned = new Date(past.getTime() - 21 * DAY);
  const evening = { startsAt: past, endsAt: new Date(past.getTime() + DAY / 6) };
  const deal = { ...evening, feeMinor: 0, currency: "CNY", organiserId, venueId };
  const first = await buildEvent(world.db, {
    now: planned,
    bookingId: await bookVenue(world.db, { now: planned, ...deal }),
    slug: "first-evening-of-autumn",
    startsAt: past,
    organiserId,
    sides: [{ capacity: 8 }, { labelZh: "女生", labelEn: "Women", capacity: 8 }],
    ...lastMonth,
  });
  await fillFirstEvening(world, first);
  await buildEvent(world.db, {
    now,
    slug: "board-games-and-coffee",
    state: "draft",
    startsAt: new Date(saturdayAt(now, 21, "14:00").getTime() + DAY),
    organiserId,
    sides: [{ capacity: 10 }, { labelZh: "女生", labelEn: "Women", capacity: 10 }],
    ...nextDraft,
  });
}

/** One guest registers and pays at the stand-in, the way any guest does; a second time changes nothing. */
async function sellSeat(
  world: World,
  control: Control,
  guest: { eventId: string; sideId: string; name: string; number: number; side: string; via: string | null },
): Promise<void> {
  const now = world.clock.now();
  const registered = await registerGuest(world, {
    eventId: guest.eventId,
    formToken: `demo-guest-${guest.side}-${guest.number}`,
    sideId: guest.sideId,
    shownPriceMinor: price,
    code: null,
    via: guest.via,
    name: guest.name,
    email: `${guest.side}${guest.number}@example.com`,
    phone: null,
    birthDate: `${now.getUTCFullYear() - 27 - (guest.number % 7)}-0${1 + (guest.number % 9)}-15`,
    consents: { ...consentVersions },
    locale: /^\w/.test(guest.name) ? "en" : "zh-CN",
    browserKey: `demo-${guest.side}-${guest.number}`,
    networkKey: null,
  });
  if (!registered.ok) throw new Error(`a demo guest could not register: ${JSON.stringify(registered)}`);
  const key = readOrderToken(world.vault, registered.token);
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { eventId: key?.eventId ?? "", id: key?.orderId ?? "" },
    include: { attempts: { orderBy: { n: "desc" } } },
  });
  const sessionId = order.attempts[0]?.sessionId;
  if (order.state !== "held" || !sessionId) return;
  await control[ways[guest.number % ways.length] ?? "payByCard"](sessionId);
  await settleSession(world, { sessionId, source: "return" });
}

/** Every third guest came by the link of a channel partner. */
async function sellSeats(world: World, control: Control, organiserId: string): Promise<void> {
  const sides = await world.db.prisma.side.findMany({
    where: { event: { slug } },
    orderBy: { position: "asc" },
  });
  const eventId = sides[0]?.eventId ?? "";
  const code = await makePartner(world, { organiserId, eventId });
  const most = Math.max(guests.men.length, guests.women.length);
  // One of each side in turn, so that neither has to wait for the other.
  for (let number = 0; number < most; number += 1)
    for (const [at, side] of (["men", "women"] as const).entries()) {
      const name = guests[side][number];
      const taken = sides[at];
      if (name !== undefined && taken)
        await sellSeat(world, control, {
          ...{ eventId, sideId: taken.id, name, number, side },
          via: number % 3 === 1 ? code : null,
        });
    }
}

/**
 * The demo's data: a Saturday evening in Shanghai with seventeen seats sold through the product itself, a small table
 * with a queue, an application and a question to decide today, an evening that is over with its matches, and a draft. Made once; a start that was cut short is taken up where it ended.
 */
export async function seedDemo(world: World, control: Control): Promise<{ slug: string }> {
  const { prisma } = world.db;
  if (await prisma.business.findUnique({ where: { id: 1 } })) return { slug };
  const made = await createOrganiser(world, { email: "organiser@example.com", name: "林夏" });
  if (!made.ok) throw new Error(made.reason);
  if (!(await prisma.event.findUnique({ where: { slug } }))) {
    const now = world.clock.now();
    const english = {
      ...{ nameEn: "Qingju Wine Bar", cityEn: "Shanghai", areaEn: "Yuyuan Road" },
      addressEn: "1F, 1018 Yuyuan Road, Jing’an",
    };
    const chinese = { name: "青桔小酒馆", area: "静安 · 愚园路", address: "愚园路 1018 号 1 楼" };
    const place = { ...chinese, english, capacity: 40 };
    const mapUrl = `https://uri.amap.com/search?keyword=${encodeURIComponent("愚园路1018号")}`;
    const venueId = await buildVenue(world.db, { now, mapUrl, ...place });
    await makeEvening(world, venueId, made.organiserId);
    await makeOtherEvenings(world, venueId, made.organiserId);
    const startsAt = new Date(saturdayAt(now, 10, "19:00").getTime() - 2 * DAY);
    await makeSmallTable(world, control, { venueId, organiserId: made.organiserId, startsAt });
  }
  await sellSeats(world, control, made.organiserId);
  const now = world.clock.now();
  await prisma.business.create({
    data: {
      displayName: "林夏 · 轻局工作室",
      displayNameEn: "Lin Xia · Qingju Studio",
      legalName: "上海夏至文化有限公司",
      about: "两个人的小工作室，一个月一场，每一场都亲自到。",
      aboutEn: "A studio of two. One evening a month, and we are there every time.",
      contactEmail: "organiser@example.com",
      createdAt: now,
      updatedAt: now,
    },
  });
  return { slug };
}
