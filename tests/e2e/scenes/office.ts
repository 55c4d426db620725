import type { BrowserContext, Page } from "playwright-core";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { buyTicket, openPage, ownEmail, untilOrderIs } from "../guests.ts";
import { callOff, letTimePass, makeEvent } from "./public.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

/** What visitors learn of the business. */
export async function describeBusiness({ db }: World): Promise<void> {
  const now = new Date();
  const said = {
    displayName: "慢慢来",
    legalName: "上海慢慢来文化传播有限公司",
    registrationNo: "91310104MA1FRXXX0X",
    about: "三个人的小团队，每月两场，只办坐得下一张长桌的局。",
    contactEmail: "hello@manmanlai.example",
    updatedAt: now,
  };
  const create = { id: 1, createdAt: now, ...said };
  await db.prisma.business.upsert({ where: { id: 1 }, create, update: said });
}

/** A member of the team, found by the address if they are there already. */
export async function makeOrganiser(
  world: World,
  email = ownEmail("host"),
): Promise<{ organiserId: string; email: string }> {
  const made = await createOrganiser(world, { email, name: "慢慢来" });
  if (!made.ok) throw new Error(`no organiser: ${made.reason}`);
  return { organiserId: made.organiserId, email };
}

/** Signs the browser in as the letter's link would: open it, press the button. */
export async function signIn(context: BrowserContext, world: World, organiserId: string): Promise<void> {
  const { url } = await makeSignInLink(world, organiserId);
  const page = await context.newPage();
  await page.goto(url);
  await page.click("main form button[type=submit]");
  await page.waitForURL(/\/office$/);
  await page.close();
}

const submit = "main form[method=post] button[type=submit]";

/** Sends the page's last form as it is, past the checks of the browser. */
async function sendAsIs(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
  });
  await Promise.all([page.waitForEvent("load"), page.locator(submit).last().click()]);
}

async function askForLink(page: Page): Promise<void> {
  await page.fill("[name=email]", ownEmail("somebody"));
  await Promise.all([page.waitForEvent("load"), page.click(submit)]);
}

/** The way into the office. */
async function signInScenes({ world, at, organiserId, addresses }: Stage): Promise<Scene[]> {
  const { url } = await makeSignInLink(world, organiserId);
  const link = at(url.slice(addresses.app.length));
  return [
    { name: "office-sign-in", url: at("/office/sign-in") },
    { name: "office-sign-in-sent", url: at("/office/sign-in"), act: askForLink },
    { name: "office-sign-in-confirm", url: link },
    { name: "office-sign-in-dead", url: at("/office/sign-in/not-a-link-of-ours") },
  ];
}

/** An evening on sale with paid, held, refunded and admitted guests; answers the ids its pages need. */
async function makeBusyEvent(stage: Stage): Promise<{ eventId: string; paid: string; refunded: string }> {
  const event = await makeEvent(stage, 0, { startsAt: eveningIn(2) });
  const side = (index: number) => ({ sideId: event.sides[index]?.id ?? "" });
  const orders: string[] = [];
  for (const index of [0, 1, 0, 1, 0, 1, 0, 0])
    orders.push((await buyTicket(stage, event, side(index))).orderId);
  await openPage(stage, event, side(1));
  const refunded = await buyTicket(stage, event, side(0), "alipay");
  const { world, organiserId } = stage;
  await cancelOrderForGuest(world, { organiserId, eventId: event.eventId, orderId: refunded.orderId });
  await untilOrderIs(stage, refunded, "refunded");
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { eventId: event.eventId } });
  await admitGuest(world, { organiserId, eventId: event.eventId, ticketId: ticket.id, locale: stage.locale });
  return { eventId: event.eventId, paid: orders[0] ?? "", refunded: refunded.orderId };
}

async function typeAtDoor(page: Page, text: string): Promise<void> {
  await page.fill("#code", text);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

/** Everything behind the sign-in. */
export async function officeScenes(stage: Stage): Promise<Scene[]> {
  const { world, at, organiserId } = stage;
  const { prisma } = world.db;
  const venueId = await buildVenue(world.db, { now: new Date(), name: "灯下小馆" });
  const startsAt = eveningIn(21);
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
  const booking = {
    now: new Date(),
    startsAt,
    endsAt,
    feeMinor: 600_000,
    currency: "CNY",
    organiserId,
    venueId,
  };
  const bookingId = await bookVenue(world.db, booking);
  const busy = await makeBusyEvent(stage);
  const draft = await makeEvent(stage, 1, { state: "draft" });
  const past = await makeEvent(stage, 2);
  for (let bought = 0; bought < 4; bought += 1) await buyTicket(stage, past);
  await letTimePass(stage, past, 70);
  const fresh = await makeEvent(stage, 2);
  const cancelled = await makeEvent(stage, 1);
  await callOff(stage, cancelled);
  const guestOf = await prisma.ticket.findFirstOrThrow({
    where: { eventId: busy.eventId, admittedAt: null },
  });
  const page = (name: string, path: string, act?: Scene["act"]): Scene => ({
    name: `office-${name}`,
    url: at(`/office${path}`),
    organiser: true,
    ...(act ? { act } : {}),
  });
  const on = (eventId: string, path = "") => `/events/${eventId}${path}`;
  return [
    ...(await signInScenes(stage)),
    page("events", ""),
    page("settings", "/settings"),
    page("venues", "/venues"),
    page("venue-new", "/venues/new"),
    page("venue-new-refused", "/venues/new", sendAsIs),
    page("venue", `/venues/${venueId}`),
    page("venue-facts", `/venues/${venueId}/facts`),
    page("venue-photos", `/venues/${venueId}/photos`),
    page("venue-photos-refused", `/venues/${venueId}/photos`, sendAsIs),
    page("venue-calendar", `/venues/${venueId}/calendar`),
    page("booking-kinds", `/venues/${venueId}/bookings/new`),
    page("booking-new", `/venues/${venueId}/bookings/new?kind=minimum-spend`),
    page("booking", `/venues/${venueId}/bookings/${bookingId}`),
    page("booking-terms", `/venues/${venueId}/bookings/${bookingId}/terms?kind=fixed-plus-share`),
    page("event-new", "/events/new"),
    page("cockpit", on(busy.eventId)),
    page("cockpit-fresh", on(fresh.eventId)),
    page("cockpit-past", on(past.eventId)),
    page("cockpit-cancelled", on(cancelled.eventId)),
    page("cockpit-draft", on(draft.eventId)),
    page("event-edit-draft", on(draft.eventId, "/edit")),
    page("event-edit-on-sale", on(busy.eventId, "/edit")),
    page("event-preview", on(draft.eventId, "/preview")),
    page("guests", on(busy.eventId, "/guests")),
    page("guests-none", on(fresh.eventId, "/guests")),
    page("guest-new", on(busy.eventId, "/guests/new")),
    page("guest-new-refused", on(busy.eventId, "/guests/new"), sendAsIs),
    page("guest-paid", on(busy.eventId, `/guests/${busy.paid}`)),
    page("guest-refunded", on(busy.eventId, `/guests/${busy.refunded}`)),
    page("door", on(busy.eventId, "/door")),
    page("door-admitted", on(busy.eventId, "/door"), (open) => typeAtDoor(open, guestOf.code)),
    page("door-unknown", on(busy.eventId, "/door"), (open) => typeAtDoor(open, "2222ZZZZ")),
    page("door-names", on(busy.eventId, "/door"), (open) => typeAtDoor(open, "林")),
    page("door-none", on(fresh.eventId, "/door")),
    page("money", on(busy.eventId, "/money")),
    page("guests-searched", on(busy.eventId, "/guests?q=%E6%9E%97")),
    page("money-none", on(fresh.eventId, "/money")),
    page("not-found", on("00000000-0000-4000-8000-000000000000")),
  ];
}
