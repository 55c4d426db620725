import { expect, test } from "vitest";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";

async function openOffice(wishes: Parameters<typeof buildEvening>[1] = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world, wishes);
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  const version = async () => (await world.db.prisma.event.findFirstOrThrow()).updatedAt.toISOString();
  return { world, event, app, headers: { cookie }, version, base: `/office/events/${event.eventId}` };
}

test.each([
  ["", "全额退回", "我确定要取消"],
  ["/en", "in full", "Yes, cancel"],
])("the page of cancelling in %s says the cost and asks for a tick", async (prefix, ...said) => {
  const { world, event, app, headers, base } = await openOffice();
  await buyTicketFor(world, event);
  const response = await app.get(`${prefix}${base}/cancel`, headers);
  expect(response.status).toBe(200);
  const body = await response.text();
  for (const words of [...said, "499.00", "6,000.00"]) expect(body).toContain(words);
});

test("without the tick the page comes back with 422 and nothing is cancelled", async () => {
  const { world, app, headers, version, base } = await openOffice();
  const response = await app.post(`/en${base}/cancel`, { version: await version() }, headers);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("Please tick this to confirm");
  expect(await world.db.prisma.event.count({ where: { state: "cancelled" } })).toBe(0);
});

test("one press cancels; the same address then shows how far it is, with a way to every guest who needs a person", async () => {
  const { world, event, app, headers, version, base } = await openOffice();
  const page = await buyTicketFor(world, event);
  await world.sandbox.control.refundBehaviour({ default: "failed" });
  const asked = { version: await version(), confirmed: "yes" };
  const pressed = await app.post(`${base}/cancel`, asked, headers);
  expect(pressed.status).toBe(303);
  expect(pressed.headers.get("location")).toBe(`${base}/cancel`);
  const again = await app.post(`${base}/cancel`, asked, headers);
  expect(again.status).toBe(303);
  expect(await (await app.get(`${base}/cancel`, headers)).text()).toContain("0 / 1 个报名处理完");
  await runJobs(world);
  const body = await (await app.get(`${base}/cancel`, headers)).text();
  expect(body).toContain(`${base}/guests/${page.orderId}`);
  expect(body).toContain("退款没成功，点进去再试一次");
  const cockpit = await (await app.get(base, headers)).text();
  expect(cockpit).toContain("取消进度");
});

test("the guest's page says that the evening is off and how far the refund is", async () => {
  const { world, event, app, headers, version, base } = await openOffice();
  const paid = await buyTicketFor(world, event);
  const held = await openPageFor(world, event);
  await app.post(`${base}/cancel`, { version: await version(), confirmed: "yes" }, headers);
  expect(await (await app.get(`/o/${paid.token}`)).text()).toContain("这场局取消了");
  await runJobs(world);
  const refunded = await (await app.get(`/o/${paid.token}`)).text();
  expect(refunded).toContain("已经退款");
  expect(refunded).toContain("这场局取消了，票款全额退回");
  expect(await (await app.get(`/en/o/${held.token}`)).text()).toContain("This evening was cancelled");
  const shown = await app.get(`/e/${event.slug}`);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain("取消");
});

test("an event that changed since it was shown is answered with 409 and words, on both pages", async () => {
  const { app, headers, base } = await openOffice();
  const version = new Date(0).toISOString();
  const cancelled = await app.post(`${base}/cancel`, { version, confirmed: "yes" }, headers);
  expect(cancelled.status).toBe(409);
  expect(await cancelled.text()).toContain("刚刚有人改过这场活动");
  const moved = await app.post(`/en${base}/move`, { version }, headers);
  expect(moved.status).toBe(409);
  expect(await moved.text()).toContain("Someone has just changed this event");
});

test("the page of moving shows the present time; a bad time comes back with its words and values", async () => {
  const { event, app, headers, version, base } = await openOffice();
  const shown = await app.get(`${base}/move`, headers);
  expect(await shown.text()).toContain('value="2031-03-22"');
  const typed = { version: await version(), bookingId: event.bookingId ?? "", offerDays: "3" };
  const wrong = { ...typed, date: "2031-03-23", startTime: "19:00", endTime: "21:00" };
  const response = await app.post(`/en${base}/move`, wrong, headers);
  expect(response.status).toBe(422);
  const body = await response.text();
  expect(body).toContain('value="2031-03-23"');
  expect(body).toContain('id="startTime-error"');
});

test("moving leads back to the cockpit, and the guest's page tells both times and the offer", async () => {
  const { world, event, app, headers, version, base } = await openOffice();
  const page = await buyTicketFor(world, event);
  await world.passTime(60_000);
  const typed = { version: await version(), bookingId: event.bookingId ?? "", offerDays: "3" };
  const span = { date: "2031-03-22", startTime: "20:00", endTime: "22:00" };
  const moved = await app.post(`${base}/move`, { ...typed, ...span }, headers);
  expect(moved.status).toBe(303);
  expect(moved.headers.get("location")).toBe(base);
  const zh = await (await app.get(`/o/${page.token}`)).text();
  expect(zh).toContain("这场活动改期了");
  expect(zh).toContain("¥499.00 CNY 全额退回");
  expect(zh).toContain(`/o/${page.token}/cancel`);
  const en = await (await app.get(`/en/o/${page.token}`)).text();
  expect(en).toContain("This evening has moved");
});

test.each(["cancel", "move"])(
  "%s is for signed-in organisers and for events that are there",
  async (place) => {
    const { app, headers, base } = await openOffice();
    for (const response of [await app.get(`${base}/${place}`), await app.post(`${base}/${place}`, {})]) {
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe("/office/sign-in");
    }
    expect((await app.get(`/office/events/${unknown}/${place}`, headers)).status).toBe(404);
    expect((await app.get(`/office/events/not-an-id/${place}`, headers)).status).toBe(404);
    const posted = await app.post(`/office/events/${unknown}/${place}`, { confirmed: "yes" }, headers);
    expect(posted.status).toBe(404);
  },
);

test("a draft says why it cannot be cancelled or moved, and pressing anyway is refused", async () => {
  const { world, app, headers, version, base } = await openOffice({ state: "draft" });
  expect(await (await app.get(`${base}/cancel`, headers)).text()).toContain("还没有发布");
  expect(await (await app.get(`/en${base}/move`, headers)).text()).toContain("Only a published event");
  const asked = { version: await version(), confirmed: "yes" };
  expect((await app.post(`${base}/cancel`, asked, headers)).status).toBe(409);
  expect((await app.post(`${base}/move`, asked, headers)).status).toBe(409);
  expect(await world.db.prisma.event.count({ where: { state: "draft" } })).toBe(1);
});

test("the cockpit and the editor lead to both", async () => {
  const { app, headers, base } = await openOffice();
  for (const path of [base, `${base}/edit`]) {
    const body = await (await app.get(path, headers)).text();
    expect(body).toContain(`${base}/cancel`);
    expect(body).toContain(`${base}/move`);
  }
});
