import { expect, test } from "vitest";
import { applyTo, buildApprovalEvent } from "#tests/builders/approval.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");

async function openGuest() {
  const world = await openTestWorld({ now });
  const event = await buildApprovalEvent(world);
  const { orderId } = await applyTo(world, event, { name: "顾清欢" });
  const { cookie } = await signInOrganiser(world);
  const app = await openApp(world);
  const base = `/office/events/${event.eventId}`;
  const show = async (path: string) => htmlOf(await app.get(base + path, { cookie }));
  const answer = (intent: string) =>
    app.post(`${base}/applications`, { intent, order: orderId, note: "" }, { cookie });
  return { world, event, orderId, show, answer };
}

test("an applicant is on the list under a filter of their own, and their page begins with the answer", async () => {
  const { show, orderId } = await openGuest();
  const list = await show("/guests");
  expect(list).toContain("待审核 1");
  expect(list).toContain("全部 1");
  expect(await show("/guests?group=asking")).toContain("顾清欢");
  const page = await show(`/guests/${orderId}`);
  expect(page.indexOf("通过"), "the answer comes before the story").toBeLessThan(page.indexOf("经过"));
});

test("after sales close a guest's page offers no approval, and a press from an old page is refused", async () => {
  const { world, event, orderId, show, answer } = await openGuest();
  expect(await show(`/guests/${orderId}`)).toContain('value="approve"');
  await world.passTime(event.startsAt.getTime() - now.getTime() + 60_000);
  const page = await show(`/guests/${orderId}`);
  expect(page).not.toContain('value="approve"');
  expect(page).toContain("报名已经截止：只能不通过。");
  expect(page).toContain('value="decline"');
  const refused = await answer("approve");
  expect(refused.status).toBe(409);
  expect((await world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } })).state).toBe("applied");
  expect((await answer("decline")).status).toBe(303);
});
