import { expect, test } from "vitest";
import { endApplications } from "#app/use-cases/registration/end-application.server.ts";
import { applyTo, approvedAt, buildApprovalEvent, standing } from "#tests/builders/approval.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const unknown = "00000000-0000-4000-8000-00000000000f";

async function stage(wishes: Parameters<typeof buildApprovalEvent>[1] = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildApprovalEvent(world, { slug: "evening", ...wishes });
  return { world, event, app: await openApp(world) };
}

/** A form filled in for the event's first side. */
function filled(event: { sides: { id: string }[] }): Record<string, string> {
  const side = event.sides[0]?.id ?? "";
  return {
    ...{ formToken: "a-form-token-of-this-test", side, [`price-${side}`]: "49900", name: "周宁" },
    ...{ email: "zhouning@mail.example", phone: "", birthYear: "1996", birthMonth: "4", birthDay: "12" },
  };
}

test.each([
  ["", "先审核", "提交申请，现在不用付款"],
  ["/en", "Approval first", "Apply, nothing to pay now"],
])(
  "the form in %s says that this side is applied for and that nothing is paid",
  async (prefix, tag, button) => {
    const { app } = await stage();
    const html = await htmlOf(await app.get(`${prefix}/e/evening/register`));
    expect(html).toContain(tag);
    expect(html).toContain(button);
  },
);

test("a sent form leads to the application's own page; a bad one comes back with 422 and everything typed", async () => {
  const { world, event, app } = await stage();
  const form = await htmlOf(await app.get("/e/evening/register"));
  const consents = Object.fromEntries(
    ["terms", "privacy", "conduct"].map((kind) => [
      kind,
      new RegExp(`name="${kind}"[^>]*value="([^"]+)"`).exec(form)?.[1] ??
        new RegExp(`value="([^"]+)"[^>]*name="${kind}"`).exec(form)?.[1] ??
        "",
    ]),
  );
  const bad = await app.post("/e/evening/register", { ...filled(event), ...consents, birthYear: "2020" });
  expect(bad.status).toBe(422);
  expect(await bad.text()).toContain("zhouning@mail.example");
  const sent = await app.post("/e/evening/register", { ...filled(event), ...consents });
  expect(sent.status).toBe(303);
  const path = sent.headers.get("location") ?? "";
  expect(path).toMatch(/^\/o\/[\w-]+$/);
  const html = await htmlOf(await app.get(path));
  for (const words of ["申请已经交给组局人", "现在不用付款", "撤回申请"]) expect(html).toContain(words);
  expect(html).not.toContain("/pay");
  expect(html).toContain('content="noindex"');
  expect(await world.db.prisma.order.count({ where: { state: "applied" } })).toBe(1);
});

test("an approved one shows price and deadline, and its button leads to the payment page", async () => {
  const { world, event, app } = await stage();
  const { token, orderId } = await approvedAt(world, event);
  const html = await htmlOf(await app.get(`/o/${token}`));
  for (const words of ["座位为你留着", "支付 ¥499.00 CNY", "3 月 10 日", 'name="shown"', "49900"])
    expect(html).toContain(words);
  const wrong = await app.post(`/o/${token}/pay`, { shown: "100" });
  expect(wrong.headers.get("location")).toBe(`/o/${token}?pay=price`);
  expect(await htmlOf(await app.get(`/o/${token}?pay=price`))).toContain("价格刚刚变了");
  const paid = await app.post(`/o/${token}/pay`, { shown: "49900" });
  expect(paid.status).toBe(303);
  expect(paid.headers.get("location")).toContain("/c/pay/");
  expect(await standing(world, orderId)).toMatchObject({ state: "held", seats: 1 });
});

test("no way in pays for an application that was not approved", async () => {
  const { world, event, app } = await stage();
  const { token, orderId } = await applyTo(world, event);
  const tries: Record<string, string>[] = [{}, { shown: "0" }, { shown: "49900" }, { shown: "x" }];
  for (const fields of tries)
    expect((await app.post(`/o/${token}/pay`, fields)).headers.get("location")).toBe(`/o/${token}`);
  expect((await app.post(`/o/${token}/move`, { intent: "pay" })).headers.get("location")).toBe(
    `/o/${token}?move=over`,
  );
  await app.get(`/o/${token}/return?session_id=cs_test_of_nobody`);
  expect(await standing(world, orderId)).toMatchObject({ state: "applied", payments: [] });
  expect(await world.db.prisma.paymentAttempt.count()).toBe(0);
});

test("withdrawing is asked once and done by the button alone; pressed twice it stays done", async () => {
  const { world, event, app } = await stage();
  const { token, orderId } = await applyTo(world, event);
  expect(await htmlOf(await app.get(`/en/o/${token}/cancel`))).toContain("Withdraw this application?");
  expect((await standing(world, orderId)).state).toBe("applied");
  expect((await app.post(`/en/o/${token}/cancel`, {})).status).toBe(303);
  expect((await standing(world, orderId)).state).toBe("cancelled");
  expect((await app.post(`/en/o/${token}/cancel`, {})).status).toBe(303);
  expect(await htmlOf(await app.get(`/en/o/${token}`))).toContain("You withdrew this application");
});

test("an application that ended says why and that nothing was charged", async () => {
  const { world, event, app } = await stage();
  const { token } = await approvedAt(world, event);
  await world.passTime(49 * HOUR);
  expect(await htmlOf(await app.get(`/en/o/${token}`))).toContain("The time to pay is over");
  await endApplications(world);
  const html = await htmlOf(await app.get(`/en/o/${token}`));
  expect(html).toContain("was not paid for in time");
  expect(html).toContain("Nothing was charged");
});

test("the organiser answers with one tap; strangers, other events, bad input and late answers change nothing", async () => {
  const { world, event, app } = await stage();
  const { orderId } = await applyTo(world, event, { name: "林晓雯" });
  const path = `/en/office/events/${event.eventId}/applications`;
  expect((await app.post(path, { intent: "approve", order: orderId })).headers.get("location")).toContain(
    "sign-in",
  );
  const { cookie } = await signInOrganiser(world);
  const headers = { cookie };
  const html = await htmlOf(await app.get(path, headers));
  for (const words of ["林晓雯", "34 on the day", "12 seats free", "Approve"]) expect(html).toContain(words);
  const cockpit = await htmlOf(await app.get(`/en/office/events/${event.eventId}`, headers));
  expect(cockpit).toContain("1 to look at");
  expect(cockpit).toContain(`${path}`);
  expect((await app.post(path, { intent: "marry", order: orderId }, headers)).status).toBe(400);
  expect((await app.post(path, { intent: "approve", order: "x" }, headers)).status).toBe(400);
  expect((await app.post(path, { intent: "approve", order: unknown }, headers)).status).toBe(404);
  const elsewhere = `/en/office/events/${unknown}/applications`;
  expect((await app.post(elsewhere, { intent: "approve", order: orderId }, headers)).status).toBe(404);
  expect((await standing(world, orderId)).state).toBe("applied");
  const done = await app.post(path, { intent: "approve", order: orderId }, headers);
  expect(done.headers.get("location")).toBe(`${path}?answered=${orderId}`);
  expect(await htmlOf(await app.get(`${path}?answered=${orderId}`, headers))).toContain("林晓雯 is approved");
  const late = await app.post(path, { intent: "decline", order: orderId, note: "" }, headers);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("has just been answered");
  expect((await standing(world, orderId)).state).toBe("approved");
});
