import { expect, test } from "vitest";
import { deliverLetter } from "#app/use-cases/letters/deliver-letter.server.ts";
import { queueLetter } from "#app/use-cases/letters/queue-letter.server.ts";
import { resumeLetters } from "#app/use-cases/letters/resume-letters.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { runJobs } from "#tests/run-jobs.ts";
import type { TestWorld } from "#tests/world.ts";
import { hours, letterTasks, openEvening, paidOrder, refundOrder } from "./evening.ts";

type Order = Awaited<ReturnType<typeof paidOrder>>;

async function queueTicket(world: TestWorld, order: Order): Promise<string> {
  const { eventId, orderId, email, locale } = order;
  await world.db.transaction((tx) =>
    queueLetter(world, tx, { kind: "ticket", version: "1", eventId, orderId, to: { email, locale } }),
  );
  return (await world.db.prisma.letter.findFirstOrThrow({ where: { orderId, kind: "ticket" } })).id;
}

const letterOf = (world: TestWorld, id: string) =>
  world.db.prisma.letter.findUniqueOrThrow({ where: { id }, include: { deliveries: true } });

test("a ticket arrives with everything, and nothing of it stays behind", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await runJobs(world, letterTasks(world));
  const [letter, ...others] = await world.sandbox.control.letters(order.email);
  expect(others).toEqual([]);
  expect(letter?.subject).toBe("你的门票：周五相亲局 · 安福路的小酒馆");
  expect(letter?.idempotencyKey).toBe(id);
  expect(letter?.html).toContain(order.code);
  expect(letter?.text).toContain("上海 安福路 322 号 2 楼");
  expect(letter?.text).toContain("¥499.00 CNY");
  expect(letter?.text).toMatch(/http:\/\/127\.0\.0\.1:3000\/o\/[\w-]{66}/);
  expect(letter?.attachments.map(({ filename }) => filename)).toEqual(["ticket-code.png", "event.ics"]);
  const row = await letterOf(world, id);
  expect(row).toMatchObject({
    state: "sent",
    renderedSealed: null,
    secretSealed: null,
    providerId: letter?.id,
  });
  expect(row.deliveries).toMatchObject([{ n: 1, outcome: "delivered", error: null }]);
});

test("a guest who registered in English gets English words and English links", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event, { locale: "en", name: "Lin" });
  await queueTicket(world, order);
  await runJobs(world, letterTasks(world));
  const [letter] = await world.sandbox.control.letters(order.email);
  expect(letter?.subject).toBe("Your ticket: A Friday evening on Anfu Road");
  expect(letter?.text).toMatch(/127\.0\.0\.1:3000\/en\/o\//);
});

test("the same letter queued twice is one letter with one job", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await queueTicket(world, order);
  await queueTicket(world, order);
  expect(await world.db.prisma.letter.count()).toBe(1);
  const jobs = await world.db.pool.query("select count(*)::int as n from graphile_worker.jobs");
  expect(jobs.rows[0]).toEqual({ n: 1 });
});

test("a letter queued in a transaction that fails does not exist", async () => {
  const { world, event } = await openEvening();
  const { eventId, orderId, email, locale } = await paidOrder(world, event);
  const failing = world.db.transaction(async (tx) => {
    await queueLetter(world, tx, { kind: "ticket", version: "1", eventId, orderId, to: { email, locale } });
    throw new Error("something else failed");
  });
  await expect(failing).rejects.toThrow("something else failed");
  expect(await world.db.prisma.letter.count()).toBe(0);
  await runJobs(world, letterTasks(world));
  expect(await world.sandbox.control.letters()).toEqual([]);
});

test("ten workers with the same letter deliver it once", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await Promise.all(Array.from({ length: 10 }, () => deliverLetter(world, { letterId: id })));
  await world.passTime(60_000);
  await runJobs(world, letterTasks(world));
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
  expect((await letterOf(world, id)).state).toBe("sent");
});

test("a crash between sending and writing it down delivers once", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  const crashing = {
    ...world,
    // why: a process that dies right after the mail service accepted the letter.
    mail: {
      async send(...sent: Parameters<typeof world.mail.send>) {
        await world.mail.send(...sent);
        throw new Error("killed");
      },
    },
  };
  await expect(deliverLetter(crashing, { letterId: id })).rejects.toThrow("killed");
  expect((await letterOf(world, id)).deliveries).toMatchObject([{ outcome: "started" }]);
  await world.passTime(hours(1));
  expect(await deliverLetter(world, { letterId: id })).toBe("sent");
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
  expect(await witness(world)).toEqual([]);
});

test("a letter that was sent, cut off before it was written down, and whose order is then cancelled is not called unsent", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  const crashing = {
    ...world,
    // why: a process that dies right after the mail service accepted the letter.
    mail: {
      async send(...sent: Parameters<typeof world.mail.send>) {
        await world.mail.send(...sent);
        throw new Error("killed");
      },
    },
  };
  await expect(deliverLetter(crashing, { letterId: id })).rejects.toThrow("killed");
  await refundOrder(world, order);
  expect(await deliverLetter(world, { letterId: id })).toBe("uncertain");
  expect(await letterOf(world, id)).toMatchObject({ state: "uncertain", skippedReason: "order-not-paid" });
  const tasks = await world.db.prisma.orderTask.findMany({ where: { orderId: order.orderId } });
  expect(
    tasks.map(({ kind }) => kind),
    "the organiser is told",
  ).toEqual(["letter-uncertain"]);
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
  expect(await witness(world)).toEqual([]);
});

test("a letter laid aside by one worker while another hands it over is sent in the end", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  const slow = {
    ...world,
    // why: the order is cancelled, and another worker looks at the letter, while the mail service is still answering.
    mail: {
      async send(...sent: Parameters<typeof world.mail.send>) {
        const answer = await world.mail.send(...sent);
        await refundOrder(world, order);
        expect(await deliverLetter(world, { letterId: id })).toBe("uncertain");
        return answer;
      },
    },
  };
  expect(await deliverLetter(slow, { letterId: id })).toBe("sent");
  expect(await letterOf(world, id)).toMatchObject({ state: "sent", deliveries: [{ outcome: "delivered" }] });
});

test("control: without its own key the same crash would deliver twice", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  const keyless = {
    ...world,
    // why: shows that the test above fails when the guard is off.
    mail: {
      send: (message: Parameters<typeof world.mail.send>[0]) => world.mail.send(message, world.ids.uuid()),
    },
  };
  await world.sandbox.control.fault({ target: "mailbox", kind: "reset-after" });
  await deliverLetter(keyless, { letterId: id });
  await deliverLetter(keyless, { letterId: id });
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(2);
});

test("what changes between two tries does not change the letter", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await world.sandbox.control.fault({ target: "mailbox", kind: "reset-after" });
  expect(await deliverLetter(world, { letterId: id })).toBe("again-later");
  await world.db.prisma.eventText.updateMany({ data: { title: "改了名字" } });
  await world.passTime(hours(1));
  expect(await deliverLetter(world, { letterId: id })).toBe("sent");
  const letters = await world.sandbox.control.letters(order.email);
  expect(letters.map(({ subject }) => subject)).toEqual(["你的门票：周五相亲局 · 安福路的小酒馆"]);
});

test("a mail service that says wait is left alone for as long as it says", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await world.sandbox.control.fault({ target: "mailbox", kind: "status", status: 429, retryAfter: 90 });
  await runJobs(world, letterTasks(world));
  expect(await letterOf(world, id)).toMatchObject({ state: "queued", deliveries: [{ outcome: "retry" }] });
  await world.passTime(89_000);
  await runJobs(world, letterTasks(world));
  expect((await letterOf(world, id)).deliveries).toHaveLength(1);
  await world.passTime(2_000);
  await runJobs(world, letterTasks(world));
  expect((await letterOf(world, id)).state).toBe("sent");
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
});

test.each(["reset-before", "reset-after", "cut-body"] as const)(
  "a line broken by %s still delivers once",
  async (kind) => {
    const { world, event } = await openEvening();
    const order = await paidOrder(world, event);
    const id = await queueTicket(world, order);
    await world.sandbox.control.fault({ target: "mailbox", kind, count: 3 });
    for (let round = 0; round < 5; round += 1) {
      await runJobs(world, letterTasks(world));
      await world.passTime(120_000);
    }
    expect((await letterOf(world, id)).state).toBe("sent");
    expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
  },
);

test("a mail service that never answers is given up on after eight seconds", async () => {
  const { world, event } = await openEvening();
  const id = await queueTicket(world, await paidOrder(world, event));
  await world.sandbox.control.fault({ target: "mailbox", kind: "delay", ms: 10_000 });
  const began = Date.now();
  expect(await deliverLetter(world, { letterId: id })).toBe("again-later");
  expect(Date.now() - began).toBeLessThan(9_500);
  expect((await letterOf(world, id)).deliveries).toMatchObject([{ outcome: "uncertain" }]);
});

test("a letter that may have gone out a day ago is the organiser's to look at", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await world.sandbox.control.fault({ target: "mailbox", kind: "reset-after" });
  await deliverLetter(world, { letterId: id });
  await world.passTime(hours(23));
  expect(await deliverLetter(world, { letterId: id })).toBe("uncertain");
  expect(await letterOf(world, id)).toMatchObject({ state: "uncertain", renderedSealed: null });
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
});

test("a refused letter is failed and not tried again", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await world.sandbox.control.fault({ target: "mailbox", kind: "status", status: 422, count: 5 });
  await runJobs(world, letterTasks(world));
  expect(await letterOf(world, id)).toMatchObject({ state: "failed", skippedReason: "refused" });
  await world.passTime(hours(1));
  await runJobs(world, letterTasks(world));
  expect((await letterOf(world, id)).deliveries).toHaveLength(1);
});

test("an order refunded before its ticket went out gets no ticket", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  const id = await queueTicket(world, order);
  await refundOrder(world, order);
  await runJobs(world, letterTasks(world));
  expect(await letterOf(world, id)).toMatchObject({ state: "skipped", skippedReason: "order-not-paid" });
  expect(await world.sandbox.control.letters()).toEqual([]);
});

test("a letter whose job was lost with its worker gets another", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await queueTicket(world, order);
  await world.db.pool.query("delete from graphile_worker._private_jobs");
  expect(await resumeLetters(world)).toBe(0);
  await world.passTime(21 * 60_000);
  expect(await resumeLetters(world)).toBe(1);
  await runJobs(world, letterTasks(world));
  expect(await world.sandbox.control.letters(order.email)).toHaveLength(1);
});
