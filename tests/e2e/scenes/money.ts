import type { Page } from "playwright-core";
import type { TaskKind } from "#app/domain/payment/task.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { settleTask } from "#app/use-cases/payment/settle-task.server.ts";
import type { OpenedPage } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicket, ownEmail, until, untilOrderIs } from "../guests.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

const DAY = 86_400_000;

/** Two sides of two seats on an evening so near that the ladder gives nothing, with resale. */
async function soonAndFull(stage: Stage): Promise<{ event: BuiltEvent; buyers: OpenedPage[] }> {
  const sides = [{ capacity: 2 }, { capacity: 2, labelZh: "女生", labelEn: "Women" }];
  const event = await makeEvent(stage, 1, { startsAt: new Date(Date.now() + DAY), sides });
  const { prisma } = stage.world.db;
  await prisma.event.update({ where: { id: event.eventId }, data: { resaleAllowed: true } });
  const guest = () => ({ locale: stage.locale, email: ownEmail() });
  return { event, buyers: [await buyTicket(stage, event, guest()), await buyTicket(stage, event, guest())] };
}

async function giveUp({ world }: Stage, page: OpenedPage | undefined): Promise<OpenedPage> {
  if (!page) throw new Error("nobody bought");
  const given = await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 0 });
  if (!given.ok) throw new Error(`not given up: ${given.reason}`);
  return page;
}

/** Somebody whose bank calls the payment back; decided against us when told. */
async function disputed(stage: Stage, event: BuiltEvent, lost: boolean): Promise<OpenedPage> {
  const page = await buyTicket(stage, event, { locale: stage.locale });
  const dispute = await stage.control.dispute({ charge: page.sessionId, reason: "product_not_received" });
  if (lost) await stage.control.resolveDispute(dispute.id, "lost");
  await taskOf(stage, page, lost ? "dispute-lost" : "disputed");
  return page;
}

function taskOf({ world }: Stage, { orderId }: OpenedPage, kind: TaskKind): Promise<{ id: string }> {
  const where = { orderId, kind, closedAt: null };
  return until(`a task ${kind}`, () => world.db.prisma.orderTask.findFirst({ where }));
}

/** A task of every kind that is not about a dispute, each of a guest of their own. */
async function otherTasks(stage: Stage, event: BuiltEvent): Promise<void> {
  const kinds = {
    "amount-mismatch": { amountMinor: 100 },
    "refund-failed": { amountMinor: 49_900 },
    "refund-stuck": { amountMinor: 39_920 },
    "refunded-elsewhere": { amountMinor: 10_000 },
    "letter-failed": { letterKind: "ticket" },
    "letter-uncertain": { letterKind: "transfer-offer" },
  } satisfies Partial<Record<TaskKind, Record<string, string | number>>>;
  for (const [kind, detail] of Object.entries(kinds) as [
    keyof typeof kinds,
    Record<string, string | number>,
  ][]) {
    const { eventId, orderId } = await buyTicket(stage, event, { locale: stage.locale });
    const task = { eventId, orderId, kind, detail };
    await stage.world.db.transaction((tx) => openTask(stage.world, tx, task));
  }
}

async function compared({ world }: Stage): Promise<void> {
  const now = new Date();
  const finding = { kind: "unknown-charge", about: "ch_3QxZ81", amountMinor: 49_900, currency: "CNY" };
  await world.db.prisma.reconciliation.create({
    data: {
      id: world.ids.uuid(),
      since: new Date(now.getTime() - 3 * DAY),
      startedAt: now,
      finishedAt: now,
      outcome: "done",
      looked: 128,
      mended: 2,
      findings: [finding, { ...finding, kind: "differs", about: "pi_3QxZ82", amountMinor: 1_500 }],
    },
  });
}

async function sendPart(page: Page): Promise<void> {
  const form = page.locator("form:has([name=amount])");
  await page.locator("details:has([name=amount]) > summary").click();
  await form.locator("[name=amount]").fill("499.01");
  await Promise.all([page.waitForEvent("load"), form.locator("button").click()]);
}

async function closeWithoutNote(page: Page): Promise<void> {
  const first = page.locator("details:has(textarea[name=note])").first();
  await first.locator("summary").click();
  await Promise.all([page.waitForEvent("load"), first.locator("button").click()]);
}

/** Money on its way back by every road: tasks, disputes, parts, resale, and the comparison with the payment provider. */
export async function moneyScenes(stage: Stage): Promise<Scene[]> {
  const { world, organiserId, at } = stage;
  const { prisma } = world.db;
  const busy = await makeEvent(stage, 0);
  const openDispute = await disputed(stage, busy, false);
  await disputed(stage, busy, true);
  const voided = await disputed(stage, busy, true);
  const { id: taskId } = await taskOf(stage, voided, "dispute-lost");
  await settleTask(world, { organiserId, taskId, deed: "void", note: "" });
  await otherTasks(stage, busy);
  const part = await buyTicket(stage, busy);
  const first = await soonAndFull(stage);
  const waiting = await giveUp(stage, first.buyers[0]);
  const second = await soonAndFull(stage);
  const resold = await giveUp(stage, second.buyers[0]);
  await buyTicket(stage, second.event, { locale: stage.locale });
  await untilOrderIs(stage, resold, "refunded");
  const third = await soonAndFull(stage);
  const offered = await giveUp(stage, third.buyers[0]);
  await prisma.event.update({
    where: { id: third.event.eventId },
    data: {
      startsAt: new Date(third.event.startsAt.getTime() + DAY),
      endsAt: new Date(third.event.endsAt.getTime() + DAY),
      movedAt: new Date(),
      movedFromStartsAt: third.event.startsAt,
      movedFromEndsAt: third.event.endsAt,
      refundOfferUntil: new Date(Date.now() + DAY / 2),
    },
  });
  await compared(stage);
  const office = (name: string, path: string, act?: Scene["act"]): Scene => ({
    name: `money-${name}`,
    url: at(`/office${path}`),
    organiser: true,
    ...(act ? { act } : {}),
  });
  const guest = ({ eventId, orderId }: OpenedPage) => `/events/${eventId}/guests/${orderId}`;
  const order = (name: string, { token }: OpenedPage, path = ""): Scene => ({
    name: `money-${name}`,
    url: at(`/o/${token}${path}`),
  });
  return [
    office("tasks", "/tasks"),
    office("tasks-no-note", "/tasks", closeWithoutNote),
    office("guest-disputed", guest(openDispute)),
    office("guest-voided", guest(voided)),
    office("guest-part-refused", guest(part), sendPart),
    office("guest-resale", guest(waiting)),
    office("guest-resold", guest(resold)),
    office("settings-check", "/settings"),
    ...(first.buyers[1] ? [order("cancel-resale", first.buyers[1], "/cancel")] : []),
    order("order-resale", waiting),
    order("order-resold", resold),
    order("order-resale-moved", offered),
    order("cancel-resale-moved", offered, "/cancel"),
    order("order-voided", voided),
  ];
}
