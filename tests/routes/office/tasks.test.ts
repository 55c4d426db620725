import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const SLOW = { timeout: 60_000 };

/** A paid guest with a task, and the office, signed in. */
async function openOffice() {
  const world = await openTestWorld({ now, sandbox: true });
  const { organiserId, cookie } = await signInOrganiser(world);
  const event = await buildEvening(world, { organiserId });
  const guest = await buyTicketFor(world, event, { name: "林小满" });
  const { eventId, orderId } = guest;
  await world.db.transaction((tx) =>
    openTask(world, tx, { eventId, orderId, kind: "refunded-elsewhere", detail: { amountMinor: 100 } }),
  );
  const { id: task } = await world.db.prisma.orderTask.findFirstOrThrow();
  const app = await openApp(world);
  const press = (path: string, fields: Record<string, string>) => app.post(path, fields, { cookie });
  const page = async (path: string) => (await app.get(path, { cookie })).text();
  return {
    world,
    app,
    event,
    guest,
    task,
    cookie,
    press,
    page,
    place: `/office/events/${eventId}/guests/${orderId}`,
  };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

async function expectUntouched({ world }: Office): Promise<void> {
  expect(await world.db.prisma.orderTask.count({ where: { closedAt: null } }), "the task is open").toBe(1);
  expect(await world.db.prisma.refund.count(), "no money moves").toBe(0);
  expect(await world.db.prisma.order.findFirstOrThrow()).toMatchObject({ state: "paid" });
}

test(
  "strangers are sent to sign in from the tasks, the part form and the check, and change nothing",
  SLOW,
  async () => {
    const office = await openOffice();
    const { app, task, place, world } = office;
    expect((await app.get("/office/tasks")).headers.get("location")).toBe("/office/sign-in");
    const deeds = [
      ["/office/tasks", { task, deed: "pay-back", note: "", back: "tasks" }],
      [place, { intent: "part", token: "a-form-token-1", amount: "1", reason: "other" }],
      ["/office/settings", { intent: "check" }],
    ] as const;
    for (const [path, fields] of deeds) {
      const answer = await app.post(path, fields);
      expect([answer.status, answer.headers.get("location")], path).toEqual([303, "/office/sign-in"]);
    }
    expect(await world.db.prisma.reconciliation.count()).toBe(0);
    await expectUntouched(office);
  },
);

test(
  "a task's buttons with anything but a task, a deed and a state they fit write nothing",
  SLOW,
  async () => {
    const office = await openOffice();
    const { press, task, world } = office;
    const send = async (fields: Record<string, string>) =>
      (await press("/office/tasks", { task, deed: "keep", note: "", back: "tasks", ...fields })).status;
    expect(await send({ task: "not-an-id" })).toBe(400);
    expect(await send({ task: "" })).toBe(400);
    expect(await send({ deed: "burn" })).toBe(400);
    expect(await send({ task: randomUUID() })).toBe(404);
    expect(await send({ deed: "void" }), "not a deed of this task").toBe(409);
    expect(await send({ deed: "retry" })).toBe(409);
    await world.db.prisma.$executeRaw`UPDATE orders SET disputed = true`;
    expect(await send({ deed: "pay-back" }), "a bank looks at it").toBe(409);
    await world.db.prisma.$executeRaw`UPDATE orders SET disputed = false`;
    await expectUntouched(office);
  },
);

test(
  "a note that is missing is asked for at the top and beside its field, once it is there the task closes",
  SLOW,
  async () => {
    const { press, task, page, world } = await openOffice();
    const send = (note: string) => press("/en/office/tasks", { task, deed: "dealt", note, back: "guest" });
    const refused = await send("   ");
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain(`href="#note-${task}"`);
    expect(html).toContain(`id="note-${task}-error"`);
    expect(html).toMatch(/<details[^>]* open=""/);
    const done = await send("spoke with them");
    expect([done.status, done.headers.get("location")?.endsWith("?done=task")]).toEqual([303, true]);
    expect((await send("again")).status, "closed already").toBe(409);
    expect((await world.db.prisma.orderTask.findFirstOrThrow()).resolution).toBe("note: spoke with them");
    expect(await page("/en/office/tasks")).toContain("<h2>");
  },
);

test(
  "the part form refuses what is no amount, keeps what was typed and says what is wrong",
  SLOW,
  async () => {
    const office = await openOffice();
    const { press, place } = office;
    const send = (amount: string, reason = "goodwill", token = "a-form-token-1") =>
      press(place, { intent: "part", token, amount, reason });
    const wrong = [
      "",
      "abc",
      "-5",
      "0",
      "0.00",
      "1.005",
      "1e3",
      "499.01",
      "99999999999999999999",
      "١٠",
      "NaN",
    ];
    for (const amount of wrong) {
      const answer = await send(amount);
      const html = await answer.text();
      expect(answer.status, amount).toBe(422);
      expect(html, amount).toContain('href="#amount"');
      expect(html, amount).toContain('id="amount-error"');
      expect(html, amount).toMatch(
        new RegExp(`name="amount"[^>]*value="${amount}"|value="${amount}"[^>]*name="amount"`),
      );
    }
    const noReason = await send("1", "because");
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain('href="#reason"');
    expect((await send("1", "goodwill", "?")).status, "a token that no page drew").toBe(400);
    expect((await press(place, { intent: "part" })).status).toBe(400);
    await expectUntouched(office);
  },
);

test(
  "a part of an order that is elsewhere, unknown, disputed or over is refused; one form twice is one refund",
  SLOW,
  async () => {
    const office = await openOffice();
    const { press, place, event, guest, world } = office;
    const fields = { intent: "part", token: "a-form-token-1", amount: "１００", reason: "promised" };
    const other = await buildEvening(world);
    for (const path of [
      `/office/events/${other.eventId}/guests/${guest.orderId}`,
      `/office/events/${event.eventId}/guests/${randomUUID()}`,
      `/office/events/${event.eventId}/guests/not-an-id`,
    ])
      expect((await press(path, fields)).status, path).toBe(404);
    await world.db.prisma.$executeRaw`UPDATE orders SET disputed = true`;
    expect((await press(place, fields)).status).toBe(409);
    await world.db.prisma.$executeRaw`UPDATE orders SET disputed = false`;
    await expectUntouched(office);
    const twice = await Promise.all([press(place, fields), press(place, fields)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await world.db.prisma.refund.findMany()).toMatchObject([{ amountMinor: 10_000 }]);
    const cancelled = await press(place, { intent: "cancel" });
    expect(cancelled.status).toBe(303);
    expect((await press(place, { ...fields, token: "a-form-token-2" })).status, "over").toBe(409);
  },
);

test(
  "checking with Stripe can be asked for a few times only, and shows times of the business's zone",
  SLOW,
  async () => {
    const { press, page, world } = await openOffice();
    const at = { createdAt: now, updatedAt: now };
    await world.db.prisma.business.create({
      data: { id: 1, displayName: "慢慢来", timeZone: "America/New_York", ...at },
    });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await press("/office/settings", { intent: "check" })).status);
    expect(statuses[0]).toBe(303);
    expect(statuses.at(-1)).toBe(429);
    expect(await world.db.prisma.reconciliation.count()).toBe(statuses.filter((one) => one === 303).length);
    const html = await page("/en/office/settings");
    expect(html).toMatch(/\b0?6:00/);
    expect((await press("/office/settings", { intent: "everything" })).status).toBe(400);
  },
);
