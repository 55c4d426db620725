import { expect, test } from "vitest";
import { advanceNight } from "#app/use-cases/night/advance-night.server.ts";
import { withNight } from "#app/use-cases/night/lock-night.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import { beginNight, buildPlannedNight, type NightWishes } from "#tests/builders/running-night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";
import { openLine } from "./line.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;

async function stage(wishes: NightWishes = {}, sides: readonly [number, number] = [2, 2]) {
  const world = await openTestWorld({ now });
  const night = await buildPlannedNight(world, sides, wishes);
  return { world, night, app: await openApp(world), a1: night.guest("A1"), b1: night.guest("B1") };
}

test("before the evening the page says from when one can check in, and leads to the profile", async () => {
  const { world, night, app, a1 } = await stage({ here: false, startsAt: new Date("2031-03-09T11:30:00Z") });
  const html = await htmlOf(await app.get(`/n/${a1.token}`));
  for (const words of ["到时候见", "16:30 起可以在这里签到", `/n/${a1.token}/profile`, 'content="noindex"'])
    expect(html).toContain(words);
  const early = await app.post(`/n/${a1.token}`, { intent: "arrive" });
  expect(early.status).toBe(409);
  expect(await htmlOf(early)).toContain("还没到签到时间");
  expect(await world.db.prisma.nightGuest.count({ where: { eventId: night.eventId } })).toBe(0);
});

test("a tap on 'I'm here' is known at once, and a second one changes nothing", async () => {
  const { world, night, app, a1 } = await stage({ here: false });
  expect(await htmlOf(await app.get(`/n/${a1.token}`))).toContain("我到了");
  for (const _ of [1, 2]) {
    const tapped = await app.post(`/n/${a1.token}`, { intent: "arrive" });
    expect([tapped.status, tapped.headers.get("Location")]).toEqual([303, `/n/${a1.token}`]);
    world.clock.advance(MINUTE);
  }
  expect(await htmlOf(await app.get(`/n/${a1.token}`))).toContain("知道你到了");
  const guests = await world.db.prisma.nightGuest.findMany({ where: { eventId: night.eventId } });
  expect(guests.map(({ lineId, arrivedAt }) => [lineId, arrivedAt])).toEqual([[a1.lineId, now]]);
});

test("a tap that was made without a connection counts once, and not when its maker has left since", async () => {
  const { world, night, app, a1 } = await stage({ here: false });
  const { eventId } = night;
  const tap = { intent: "arrive", tap: "0197b2c4-0000-7000-8000-00000000000a", ago: "0" };
  const where = { eventId_lineId: { eventId, lineId: a1.lineId } };
  await app.post(`/n/${a1.token}`, tap);
  await world.db.prisma.nightGuest.delete({ where });
  expect((await app.post(`/n/${a1.token}`, { ...tap, ago: "4000" })).status).toBe(303);
  expect(await world.db.prisma.nightGuest.findUnique({ where }), "the same tap again").toBeNull();

  world.clock.advance(10 * MINUTE);
  await world.db.prisma.nightGuest.create({
    data: { eventId, lineId: a1.lineId, arrivedAt: now, leftAt: world.clock.now() },
  });
  world.clock.advance(MINUTE);
  const older = { ...tap, tap: "0197b2c4-0000-7000-8000-00000000000b", ago: String(5 * MINUTE) };
  expect((await app.post(`/n/${a1.token}`, older)).status).toBe(303);
  expect(
    (await world.db.prisma.nightGuest.findUnique({ where }))?.leftAt,
    "made before leaving",
  ).not.toBeNull();
  const back = { ...tap, tap: "0197b2c4-0000-7000-8000-00000000000c", ago: "0" };
  await app.post(`/n/${a1.token}`, back);
  expect((await world.db.prisma.nightGuest.findUnique({ where }))?.leftAt, "back again").toBeNull();
});

test("in a round one reads table, partner, until when and what is next, in either language", async () => {
  const { world, night, app, a1, b1 } = await stage();
  await beginNight(world, night.eventId);
  const html = await htmlOf(await app.get(`/n/${a1.token}`));
  for (const words of [
    "第 1 轮，共 2 轮",
    "<b>1</b>",
    "号桌",
    "和 ",
    "到 19:08 结束",
    "下一轮：1 号桌",
    "已决定 0 / 1",
  ])
    expect(html).toContain(words);
  expect(html).toContain('http-equiv="refresh" content="10"');
  const english = await htmlOf(await app.get(`/en/n/${b1.token}`));
  for (const words of ["Round 1 of 2", "Table", "with ", "Ends at 19:08", "Next round: table 2"])
    expect(english).toContain(words);
});

test("who sits out is told kindly, and the break shows where to go", async () => {
  const { world, night, app } = await stage({}, [3, 2]);
  await beginNight(world, night.eventId);
  const resting = night.guest("A3");
  expect(await htmlOf(await app.get(`/n/${resting.token}`))).toContain("这一轮休息一下");
  world.clock.advance(8 * MINUTE + 1);
  const html = await htmlOf(await app.get(`/n/${resting.token}`));
  for (const words of ["换桌时间", "第 2 轮请坐到", "<b>3</b>", "19:10 开始"]) expect(html).toContain(words);
});

test("in a break the phone asks about who was just met; once answered the card is gone and the count goes up", async () => {
  const { world, night, app, a1, b1 } = await stage();
  await beginNight(world, night.eventId);
  expect(await htmlOf(await app.get(`/n/${a1.token}`))).not.toContain("想再见");
  world.clock.advance(8 * MINUTE + 1);
  const asked = await htmlOf(await app.get(`/n/${a1.token}`));
  for (const words of ["刚才的", "想再见", `value="${b1.lineId}"`, "已决定 0 / 1"])
    expect(asked).toContain(words);
  await markBallot(world, { token: a1.token, aboutId: b1.lineId, says: "yes" });
  const answered = await htmlOf(await app.get(`/n/${a1.token}`));
  expect(answered).not.toContain("想再见");
  expect(answered).toContain("已决定 1 / 1");
  expect(await htmlOf(await app.get(`/n/${b1.token}`)), "the other page knows nothing of it").toContain(
    "已决定 0 / 1",
  );
});

test("when the rounds are over the page leads to the ballot, then waits, then leads to the result", async () => {
  const { world, night, app, a1 } = await stage({ rounds: 1 });
  await beginNight(world, night.eventId);
  world.clock.advance(8 * MINUTE + 1);
  const { prisma } = world.db;
  const where = { eventId: night.eventId };
  const page = async () => htmlOf(await app.get(`/n/${a1.token}`));
  expect(await page()).toContain(`href="/n/${a1.token}/ballot"`);
  await prisma.night.update({ where, data: { state: "closed", closedAt: world.clock.now() } });
  expect(await page()).toContain("心动票已截止");
  await prisma.night.update({ where, data: { state: "revealed", revealedAt: world.clock.now() } });
  expect(await page()).toContain(`href="/n/${a1.token}/matches"`);
});

test("a link that was not signed here, or is outdated, opens nothing", async () => {
  const { world, night, app, a1 } = await stage();
  await world.db.prisma.orderLine.updateMany({
    where: { eventId: night.eventId, id: a1.lineId },
    data: { linkVersion: { increment: 1 } },
  });
  for (const token of [a1.token, "nonsense", `${night.guest("A2").token}x`])
    for (const page of ["", "/live", "/live?poll"])
      expect((await app.get(`/n/${token}${page}`)).status, `${token.slice(0, 8)}${page}`).toBe(404);
  expect((await app.post(`/n/${a1.token}`, { intent: "arrive" })).status).toBe(404);
  expect((await app.post(`/n/${night.guest("A2").token}`, { intent: "leave" })).status).toBe(422);
});

test("the open line shows the card at once and again when the round ends, by itself", async () => {
  const { world, night, app, a1 } = await stage();
  await beginNight(world, night.eventId);
  const line = await openLine(app, `/n/${a1.token}/live`);
  expect(line.headers.get("Content-Type")).toContain("text/event-stream");
  expect(line.headers.get("Cache-Control")).toBe("no-store, no-transform");
  const first = await line.next("face");
  expect(first.html).toContain("第 1 轮，共 2 轮");
  expect(first.now).toBe(world.clock.now().toISOString());
  world.clock.advance(8 * MINUTE + 1);
  await advanceNight(world, night.eventId);
  expect((await line.next("face")).html).toContain("换桌时间");
  await line.close();
});

test("a changed plan reaches the phones it concerns, and only those", async () => {
  const { world, night, app, a1 } = await stage({}, [3, 3]);
  await beginNight(world, night.eventId);
  const [mine, other] = [
    await openLine(app, `/n/${a1.token}/live`),
    await openLine(app, `/n/${night.guest("A3").token}/live`),
  ];
  await Promise.all([mine.next("face"), other.next("face")]);
  await withNight(world, night.eventId, async (tx) => {
    const where = { eventId: night.eventId, round: 2, lineId: a1.lineId };
    await tx.nightPlace.updateMany({ where, data: { table: 9 } });
    await tx.night.update({ where: { eventId: night.eventId }, data: { planVersion: { increment: 1 } } });
  });
  expect((await mine.next("face")).html).toContain("下一轮：9 号桌");
  expect(await other.within(300)).toEqual([]);
  await Promise.all([mine.close(), other.close()]);
});

test("nobody's phone stirs when somebody else marks their ballot", async () => {
  const { world, night, app, a1, b1 } = await stage();
  await beginNight(world, night.eventId);
  const line = await openLine(app, `/n/${b1.token}/live`);
  await line.next("face");
  await markBallot(world, { token: a1.token, aboutId: b1.lineId, says: "yes" });
  expect(await line.within(400), "a mark by the partner").toEqual([]);
  await line.close();
});

test("asking again and again gives the same card as the open line", async () => {
  const { world, night, app, a1 } = await stage();
  await beginNight(world, night.eventId);
  const line = await openLine(app, `/n/${a1.token}/live`);
  const first = await line.next("face");
  const polled = await app.get(`/n/${a1.token}/live?poll`);
  expect(polled.headers.get("Cache-Control")).toBe("no-store");
  expect(await polled.json()).toEqual(first);
  await line.close();
});

test("when the ticket goes to other hands the open line says so and ends", async () => {
  const { world, night, app, a1 } = await stage();
  const line = await openLine(app, `/n/${a1.token}/live`);
  await line.next("face");
  await world.db.prisma.orderLine.updateMany({
    where: { eventId: night.eventId, id: a1.lineId },
    data: { linkVersion: { increment: 1 } },
  });
  expect(await line.next("gone")).toEqual({});
  expect(await line.ended()).toBe(true);
});

test("when the process stops, every open line ends", async () => {
  const { world, app, a1 } = await stage();
  const line = await openLine(app, `/n/${a1.token}/live`);
  await line.next("face");
  world.nightChanges.close();
  expect(await line.ended()).toBe(true);
  const late = await openLine(app, `/n/${a1.token}/live`);
  expect(await late.ended()).toBe(true);
});
