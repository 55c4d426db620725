import type { Page } from "playwright-core";
import { bookingEntry } from "#app/domain/payment/ledger.ts";
import { postLedger } from "#app/use-cases/payment/post-ledger.server.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { buyTicket, openPage, ownEmail } from "../guests.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

const evenings = [
  [
    "周五相亲局 · 安福路的小酒馆",
    "A Friday evening on Anfu Road",
    "二十四个人，六轮对话，一杯好酒。",
    "Twenty-four people, six conversations, one good drink.",
  ],
  [
    "周六下午 · 苏州河边的咖啡",
    "Saturday coffee by Suzhou Creek",
    "一杯手冲，八次对话。",
    "One pour-over, eight conversations.",
  ],
  ["梧桐树下的读书人", "Readers under the plane trees", "带一本你喜欢的书来。", "Bring a book you love."],
] as const;

/** An event with believable words in both languages; `which` picks among a few evenings. */
export async function makeEvent(
  stage: Stage,
  which: number,
  wishes: Partial<EventWishes> = {},
): Promise<BuiltEvent> {
  const [titleZh, titleEn, summaryZh, summaryEn] = evenings[which % evenings.length] ?? evenings[0];
  const programme = {
    "zh-CN": ["签到与第一杯", "六轮对话，每轮八分钟", "自由交流"],
    en: ["Welcome and a first drink", "Six conversations of eight minutes", "Free talk"],
  };
  const about = {
    "zh-CN": "我们把人数控制在一张长桌坐得下的规模，让每个人都有时间把话说完。",
    en: "We keep it to the size of one long table, so that everyone has time to finish a sentence.",
  };
  const bring = {
    "zh-CN": "带上身份证件，穿自己舒服的衣服。",
    en: "Bring an ID and wear what you feel well in.",
  };
  const text = (locale: "zh-CN" | "en", title: string, summary: string) => ({
    locale,
    title,
    summary,
    about: about[locale],
    bring: bring[locale],
    programme: ["19:00", "19:30", "21:30"].map((at, index) => ({ at, what: programme[locale][index] ?? "" })),
  });
  const event = await buildEvent(stage.world.db, {
    now: new Date(),
    startsAt: eveningIn(14 + which),
    organiserId: stage.organiserId,
    venueFeeMinor: 600_000,
    maxAge: 40,
    texts: [text("zh-CN", titleZh, summaryZh), text("en", titleEn, summaryEn)],
    ...wishes,
  });
  if (wishes.state !== "draft") await postVenueCost(stage, event);
  return event;
}

/** What publishing does to the ledger: the fee of the booking is owed from then on. */
async function postVenueCost({ world }: Stage, { eventId, bookingId }: BuiltEvent): Promise<void> {
  if (bookingId === null) return;
  const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { terms: true },
  });
  const { currency } = booking;
  const amountMinor = booking.terms[0]?.feeMinor ?? 0;
  const now = world.clock.now();
  const lines = bookingEntry({ eventId, bookingId, amountMinor, currency });
  await world.db.transaction((tx) => postLedger(tx, lines, { at: now, recordedAt: now }));
}

/** Moves an evening so that it began `hours` ago, as if the time had passed; its booking moves with it. */
export async function letTimePass({ world }: Stage, event: BuiltEvent, hours: number): Promise<void> {
  const startsAt = new Date(Date.now() - hours * 3_600_000);
  const moved = { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000) };
  const { prisma } = world.db;
  await prisma.event.update({ where: { id: event.eventId }, data: { ...moved, salesCloseAt: startsAt } });
  if (event.bookingId) await prisma.venueBooking.update({ where: { id: event.bookingId }, data: moved });
}

/** Calls a published evening off. */
export async function callOff(stage: Pick<Stage, "world">, event: BuiltEvent): Promise<void> {
  const cancelled = { state: "cancelled", cancelledAt: new Date() };
  await stage.world.db.prisma.event.update({ where: { id: event.eventId }, data: cancelled });
}

const one = { capacity: 1 };
const pair = [one, { ...one, labelZh: "女生", labelEn: "Women" }];

/** Every state of the public pages. */
export async function publicScenes(stage: Stage): Promise<Scene[]> {
  const { at } = stage;
  const open = await makeEvent(stage, 0);
  for (const side of [0, 0, 0, 1, 1]) await buyTicket(stage, open, { sideId: open.sides[side]?.id ?? "" });
  await openPage(stage, open);
  const halfFull = await makeEvent(stage, 1, {
    sides: [{ capacity: 2 }, { capacity: 8, labelZh: "女生", labelEn: "Women", priceMinor: 39_900 }],
  });
  for (let bought = 0; bought < 2; bought += 1) await buyTicket(stage, halfFull);
  const soldOut = await makeEvent(stage, 2, { sides: pair });
  for (const side of soldOut.sides) await buyTicket(stage, soldOut, { sideId: side.id });
  const hourAgo = new Date(Date.now() - 3_600_000);
  const closed = await makeEvent(stage, 0, { salesCloseAt: hourAgo });
  const paused = await makeEvent(stage, 1, { salesPausedAt: hourAgo });
  const past = await makeEvent(stage, 2);
  await buyTicket(stage, past);
  await letTimePass(stage, past, 60);
  const cancelled = await makeEvent(stage, 0);
  await callOff(stage, cancelled);
  const free = await makeEvent(stage, 2, {
    venueFeeMinor: null,
    sides: [{ capacity: 30, labelZh: "参加者", labelEn: "Guests", priceMinor: 0 }],
  });
  const event = (name: string, { slug }: BuiltEvent): Scene => ({ name, url: at(`/e/${slug}`) });
  const register = (name: string, { slug }: BuiltEvent): Scene => ({ name, url: at(`/e/${slug}/register`) });
  return [
    { name: "home", url: at("/") },
    event("event", open),
    event("event-one-side-full", halfFull),
    event("event-sold-out", soldOut),
    event("event-closed", closed),
    event("event-paused", paused),
    event("event-past", past),
    event("event-cancelled", cancelled),
    event("event-free", free),
    register("register", open),
    register("register-one-side-full", halfFull),
    register("register-free", free),
    register("register-closed", closed),
    register("register-sold-out", soldOut),
    { ...register("register-refused", open), act: sendBadForm },
    { name: "find-my-ticket", url: at("/find-my-ticket") },
    { name: "find-my-ticket-sent", url: at("/find-my-ticket"), act: askForTickets },
    ...["terms", "privacy", "conduct"].map((page) => ({ name: `legal-${page}`, url: at(`/legal/${page}`) })),
    { name: "not-found", url: at("/nothing-here") },
    { name: "event-not-found", url: at("/e/nothing-here") },
  ];
}

async function sendBadForm(page: Page): Promise<void> {
  await page.fill("[name=name]", "  ");
  await page.fill("[name=email]", "not an address");
  await page.fill("[name=birthYear]", "2015");
  await page.fill("[name=birthMonth]", "5");
  await page.fill("[name=birthDay]", "4");
  await page.click("form.register button[type=submit]");
  await page.waitForSelector("[role=alert]");
}

async function askForTickets(page: Page): Promise<void> {
  await page.fill("[name=email]", ownEmail("somebody"));
  await Promise.all([page.waitForEvent("load"), page.click("main form button[type=submit]")]);
}
