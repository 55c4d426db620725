import { expect, test } from "vitest";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { fillUp, freeSeats, sideOf, stateOfEntry, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;

async function stage(tolerance: number | null = null) {
  const world = await openTestWorld({ now });
  const sides = [{ capacity: 2 }, { capacity: 2, labelZh: "女生", labelEn: "Women" }];
  const event = await buildEvent(world.db, { now, sides });
  const holds = await fillUp(world, event, 0);
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { balanceTolerance: tolerance } });
  const entries = [await waitFor(world, event), await waitFor(world, event)] as const;
  world.clock.advance(40 * MINUTE);
  const { cookie } = await signInOrganiser(world);
  const app = await openApp(world);
  return {
    world,
    event,
    holds,
    entries,
    app,
    headers: { cookie },
    page: `/office/events/${event.eventId}/waitlist`,
  };
}

test("the organiser sees the queue of each side, the offers with their deadline, and the cockpit leads there", async () => {
  const { world, event, holds, entries, app, headers, page } = await stage();
  await freeSeats(world, holds.slice(0, 1));
  await promoteWaitlist(world, event);
  const html = await htmlOf(await app.get(page, headers));
  for (const said of [
    "已留座，等回音",
    "排队中",
    entries[0].email,
    entries[1].email,
    "留到",
    "这一侧没有人候补",
  ])
    expect(html).toContain(said);
  expect(await htmlOf(await app.get(`/en${page}`, headers))).toContain("kept until");
  const cockpit = await htmlOf(await app.get(`/office/events/${event.eventId}`, headers));
  expect(cockpit).toContain("1 位候补");
  expect(cockpit).toContain("留座 1");
  expect(cockpit).toContain(`href="${page}"`);
});

test("an entry is withdrawn, an offer extended, a seat given beyond the balance: each audited, each once", async () => {
  const { world, event, holds, entries, app, headers, page } = await stage(1);
  await freeSeats(world, holds);
  await promoteWaitlist(world, event);
  expect(await stateOfEntry(world, entries[0])).toBe("offered");
  const extended = await app.post(
    page,
    { intent: "extend", entryId: entries[0].entryId, hours: "6" },
    headers,
  );
  expect(extended.status).toBe(303);
  const row = await world.db.prisma.waitlistEntry.findFirstOrThrow({ where: { id: entries[0].entryId } });
  expect(row.offerUntil).toEqual(new Date(now.getTime() + 40 * MINUTE + 18 * 60 * MINUTE));
  const sideId = sideOf(event, 0);
  expect((await app.post(page, { intent: "beyond", sideId }, headers)).status, "not confirmed").toBe(422);
  expect(await stateOfEntry(world, entries[1])).toBe("waiting");
  expect((await app.post(page, { intent: "beyond", sideId, confirmed: "yes" }, headers)).status).toBe(303);
  expect(await stateOfEntry(world, entries[1])).toBe("offered");
  expect((await app.post(page, { intent: "beyond", sideId, confirmed: "yes" }, headers)).status).toBe(409);
  const withdraw = { intent: "withdraw", entryId: entries[1].entryId };
  expect((await app.post(page, withdraw, headers)).status).toBe(303);
  expect((await app.post(page, withdraw, headers)).status, "it has its end already").toBe(409);
  expect(await stateOfEntry(world, entries[1])).toBe("left");
  const audits = await world.db.prisma.auditEntry.findMany({ where: { action: { startsWith: "waitlist" } } });
  expect(audits.map(({ action }) => action).sort()).toEqual([
    "waitlist-entry-withdrawn",
    "waitlist-offer-extended",
    "waitlist-offered-beyond-tolerance",
  ]);
});

test("strangers are sent to sign in; wrong ids, other events and absurd wishes change nothing", async () => {
  const { world, entries, app, headers, page } = await stage();
  const other = await buildEvent(world.db, { now });
  expect((await app.get(page)).headers.get("Location")).toContain("/office/sign-in");
  const entryId = entries[0].entryId;
  expect((await app.post(page, { intent: "withdraw", entryId })).headers.get("Location")).toContain(
    "/office/sign-in",
  );
  for (const [path, fields, status] of [
    [`/office/events/${other.eventId}/waitlist`, { intent: "withdraw", entryId }, 404],
    [page, { intent: "withdraw", entryId: "nobody" }, 422],
    [page, { intent: "extend", entryId, hours: "1000" }, 422],
    [page, { intent: "extend", entryId, hours: "6" }, 409],
    [page, { intent: "beyond", sideId: entryId, confirmed: "yes" }, 404],
    [page, { intent: "dance" }, 422],
    ["/office/events/not-an-id/waitlist", { intent: "withdraw", entryId }, 404],
  ] as const)
    expect((await app.post(path, fields, headers)).status, `${path} ${JSON.stringify(fields)}`).toBe(status);
  expect(await stateOfEntry(world, entries[0])).toBe("waiting");
});
