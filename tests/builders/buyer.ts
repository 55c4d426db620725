import { randomBytes } from "node:crypto";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { type HoldSeatInput, holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { type OrderKey, orderToken } from "#app/use-cases/registration/order-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { BuiltEvent } from "./event.ts";

let people = 0;

const names = ["林晓雯", "陈嘉禾", "周子衿", "沈一诺", "许知远", "顾清欢", "Anna Weber", "Tom Reed"];

/** A registration as a new person would send it, for the event's first side at its price; parts may be told. */
export function registrationFor(event: BuiltEvent, parts: Partial<HoldSeatInput> = {}): HoldSeatInput {
  people += 1;
  const side = event.sides.find((one) => one.id === parts.sideId) ?? event.sides[0];
  if (!side) throw new Error("the event has no side");
  return {
    eventId: event.eventId,
    code: null,
    formToken: randomBytes(16).toString("base64url"),
    locale: "zh-CN",
    sideId: side.id,
    shownPriceMinor: side.priceMinor,
    name: names[people % names.length] ?? "林晓雯",
    email: `guest-${people}-${process.pid}@mail.example`,
    phone: null,
    birthDate: "1996-05-04",
    consents: { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" },
    browserKey: `browser-${people}-${process.pid}`,
    networkKey: `203.${Math.floor(people / 250) % 250}.113.${people % 250}`,
    ...parts,
  };
}

/** Holds a seat through the product's own use case. Throws when it was refused. */
export async function holdSeatFor(
  world: World,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<OrderKey> {
  const outcome = await holdSeat(world, registrationFor(event, parts));
  if (!outcome.ok) throw new Error(`no seat was held: ${JSON.stringify(outcome)}`);
  const { eventId, orderId, linkVersion } = outcome.order;
  return { eventId, orderId, linkVersion };
}

export type OpenedPage = OrderKey & { token: string; url: string; sessionId: string };

/** Holds a seat and opens its payment page. */
export async function openPageFor(
  world: World,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<OpenedPage> {
  const key = await holdSeatFor(world, event, parts);
  return openPageOf(world, key);
}

/** Opens the payment page of a held order. Throws when it was refused. */
export async function openPageOf(world: World, key: OrderKey): Promise<OpenedPage> {
  const token = orderToken(world.vault, key);
  const outcome = await startPayment(world, { token });
  if (!outcome.ok) throw new Error(`no payment page: ${outcome.reason}`);
  const attempt = await world.db.prisma.paymentAttempt.findFirstOrThrow({
    where: { eventId: key.eventId, orderId: key.orderId, state: "open" },
  });
  return { ...key, token, url: outcome.url, sessionId: attempt.sessionId ?? "" };
}
