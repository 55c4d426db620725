import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2026-11-21T04:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";
const typed = { intent: "create", code: "friends-10", kind: "percent", percent: "10" };

async function openOffice() {
  const world = await openTestWorld({ now });
  const event = await buildEvent(world.db, { now, slug: "evening" });
  const { cookie } = await signInOrganiser(world);
  const app = await openApp(world);
  const page = `/office/events/${event.eventId}/codes`;
  return { world, event, app, page, headers: { cookie } };
}

test("a code is made, shown with its link, switched off and on, and each deed is written down", async () => {
  const { world, app, page, headers } = await openOffice();
  const empty = await (await app.get(page, headers)).text();
  expect(empty).toContain("还没有优惠码");
  const made = await app.post(page, { ...typed, maxUses: "5" }, headers);
  expect([made.status, made.headers.get("location")]).toEqual([303, `${page}?done=created`]);
  const { id, code } = await world.db.prisma.discountCode.findFirstOrThrow();
  expect(code).toBe("FRIENDS-10");
  const shown = await (await app.get(`/en${page}`, headers)).text();
  for (const part of ["FRIENDS-10", "10% off", "0 of 5 used", "/en/e/evening/register?code=FRIENDS-10"])
    expect(shown).toContain(part);
  const press = (intent: string) => app.post(page, { intent, codeId: id }, headers);
  expect((await press("disable")).status).toBe(303);
  expect(await (await app.get(page, headers)).text()).toContain("已停用");
  expect((await press("disable")).status, "said twice").toBe(303);
  expect((await press("enable")).status).toBe(303);
  const audit = await world.db.prisma.auditEntry.findMany({ where: { action: { startsWith: "code-" } } });
  expect(audit.map(({ action }) => action).sort()).toEqual(["code-created", "code-disabled", "code-enabled"]);
});

test("a second code of the same spelling is refused beside its field with everything typed kept", async () => {
  const { world, app, page, headers } = await openOffice();
  await app.post(page, typed, headers);
  const again = await app.post(page, { ...typed, code: "FRIENDS 10", maxUses: "7" }, headers);
  expect(again.status, "a space is not a dash").toBe(303);
  const twice = await app.post(`/en${page}`, { ...typed, code: "Friends-10", maxUses: "7" }, headers);
  expect(twice.status).toBe(422);
  const body = await twice.text();
  expect(body).toContain("This event has this code already");
  expect(body).toContain('value="7"');
  expect(await world.db.prisma.discountCode.count()).toBe(2);
});

test.each([
  [{ code: "优惠" }, "优惠码用 3 到 32 个字母"],
  [{ percent: "0" }, "填 1 到 100 的整数"],
  [{ kind: "amount", amount: "-5" }, "这不像一个金额"],
  [{ kind: "amount", amount: "5.001" }, "这不像一个金额"],
  [{ kind: "other" }, "选一种"],
  [{ maxUses: "0" }, "这个数不在合理范围里"],
  [{ side: unknown }, "这一侧已经没有了"],
  [{ endsDate: "2020-01-01" }, "这个时间已经过去了"],
  [{ startsDate: "2026-12-02", endsDate: "2026-12-01" }, "结束要晚于开始"],
])("%j is refused in words and nothing is written", async (change, words) => {
  const { world, app, page, headers } = await openOffice();
  const response = await app.post(page, { ...typed, ...change }, headers);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(words);
  expect(await world.db.prisma.discountCode.count()).toBe(0);
});

test("a code nobody used can be deleted; one that was used cannot", async () => {
  const { world, event, app, page, headers } = await openOffice();
  await app.post(page, typed, headers);
  const { id } = await world.db.prisma.discountCode.findFirstOrThrow();
  await world.db.prisma.discountCode.update({
    where: { eventId_id: { eventId: event.eventId, id } },
    data: { used: 1 },
  });
  const refused = await app.post(page, { intent: "remove", codeId: id }, headers);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("不能删，可以停用");
  await world.db.prisma.discountCode.updateMany({ data: { used: 0 } });
  expect((await app.post(page, { intent: "remove", codeId: id }, headers)).status).toBe(303);
  expect(await world.db.prisma.discountCode.count()).toBe(0);
});

test("strangers are sent to sign in, and another event's codes are not found", async () => {
  const { world, app, page, headers } = await openOffice();
  expect((await app.get(page)).status).toBe(303);
  expect((await app.post(page, typed)).status).toBe(303);
  await app.post(page, typed, headers);
  const { id } = await world.db.prisma.discountCode.findFirstOrThrow();
  const other = await buildEvent(world.db, { now });
  const elsewhere = `/office/events/${other.eventId}/codes`;
  for (const intent of ["disable", "enable", "remove"])
    expect((await app.post(elsewhere, { intent, codeId: id }, headers)).status, intent).toBe(404);
  for (const codeId of ["", "1", unknown])
    expect((await app.post(page, { intent: "disable", codeId }, headers)).status, codeId).toBe(404);
  expect((await app.post(page, { intent: "steal" }, headers)).status).toBe(404);
  expect((await app.get(`/office/events/${unknown}/codes`, headers)).status).toBe(404);
  expect((await world.db.prisma.discountCode.findFirstOrThrow()).disabledAt).toBeNull();
});
