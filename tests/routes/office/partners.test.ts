import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { partnerToken } from "#app/use-cases/money/partner-page-link.server.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buildPartner } from "#tests/builders/partner.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");

async function openPartners() {
  const world = await openTestWorld({ now });
  const { cookie } = await signInOrganiser(world);
  const event = await buildEvent(world.db, { now });
  const app = await openApp(world);
  const see = async (path: string) => {
    const answer = await app.get(path, { cookie });
    return { status: answer.status, text: plain(await answer.text()) };
  };
  const press = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await app.send(path, { method: "POST", body, headers: { cookie } });
    return {
      status: answer.status,
      at: answer.headers.get("location") ?? "",
      text: plain(await answer.text()),
    };
  };
  return { world, event, app, see, press };
}

function plain(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");
}

const typed = {
  ...{ intent: "add", name: "小圈子", email: "", language: "zh-CN" },
  ...{ kind: "percent", percent: "12.5", amount: "" },
};

test("a partner is added, gets a link, and it is ended, each with a word; adding twice adds one", async () => {
  const { world, event, see, press } = await openPartners();
  const formId = randomUUID();
  const added = await press("/office/partners", { ...typed, formId });
  expect((await press("/office/partners", { ...typed, formId })).at).toBe(added.at);
  expect(added.at).toMatch(/^\/office\/partners\/[\w-]{36}\?done=added$/);
  const page = added.at.replace(/\?.*/, "");
  expect((await see(added.at)).text).toContain("已加上这位伙伴");
  const linked = await press(page, { intent: "link", eventId: event.eventId });
  expect(linked.at).toBe(`${page}?done=linked`);
  expect(await press(page, { intent: "link", eventId: event.eventId })).toMatchObject({ status: 303 });
  const [link] = await world.db.prisma.partnerLink.findMany();
  expect((await see(page)).text).toContain(`链接 ${link?.code}`);
  expect((await see("/office/partners")).text).toContain("每张票 12.5%");
  expect((await press(page, { intent: "end-link", linkId: link?.id ?? "" })).at).toBe(
    `${page}?done=link-ended`,
  );
  expect((await press(page, { intent: "end" })).at).toBe(`${page}?done=ended`);
  const late = await press(page, { intent: "link", eventId: event.eventId });
  expect(late.status).toBe(409);
  expect(late.text).toContain("合作已经结束");
  expect(await world.db.prisma.partner.count()).toBe(1);
});

test.each([
  ["above the whole", { percent: "100.5" }, "百分之几"],
  ["below nothing", { percent: "-3" }, "百分之几"],
  ["no rate at all", { percent: "" }, "百分之几"],
  ["an absurd amount", { kind: "amount", amount: "99999999" }, "每张票多少（CNY）"],
  ["no name", { name: "  " }, "怎么称呼"],
  ["no address", { email: "nobody" }, "邮箱"],
])(
  "%s is refused beside its field, what was typed stays, nothing is written",
  async (_what, fields, label) => {
    const { world, press } = await openPartners();
    const answer = await press("/office/partners", { ...typed, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`${label}：`);
    expect(await world.db.prisma.partner.count()).toBe(0);
  },
);

test("another's link, a partner who is not there and an unknown button are not found; a stranger is sent to sign in", async () => {
  const { world, event, see, press, app } = await openPartners();
  const one = await buildPartner(world, event);
  const two = await buildPartner(world, event, { name: "另一家" });
  const page = `/office/partners/${one.partnerId}`;
  expect((await press(page, { intent: "end-link", linkId: two.linkId })).status).toBe(404);
  expect((await press(page, { intent: "link", eventId: randomUUID() })).status).toBe(404);
  expect((await press(page, { intent: "explode" })).status).toBe(404);
  expect((await see(`/office/partners/${randomUUID()}`)).status).toBe(404);
  expect((await see("/office/partners/1")).status).toBe(404);
  const stranger = await app.get(page);
  expect([stranger.status, stranger.headers.get("location")]).toEqual([303, "/office/sign-in"]);
});

test("a payout before the evening asks why, and then is written down and taken back", async () => {
  const { world, event, see, press } = await openPartners();
  const { partnerId } = await buildPartner(world, event);
  const page = `/office/partners/${partnerId}`;
  const formId = randomUUID();
  const field = (name: string, value: string) => ({ [`${name}-${event.eventId}`]: value });
  const deed = { intent: "pay", eventId: event.eventId, formId };
  const pay = { ...deed, ...field("amount", "20"), ...field("method", "cash"), ...field("reason", "") };
  const early = await press(page, pay);
  expect(early.status).toBe(422);
  expect(early.text).toContain("为什么提前付，或多付：");
  expect((await press(page, { ...pay, ...field("reason", "定金") })).at).toBe(`${page}?done=paid`);
  expect((await see(`/en${page}`)).text).toContain("Reason: 定金");
  const back = { intent: "take-back", eventId: event.eventId, payoutId: formId };
  expect((await press(page, back)).at).toBe(`${page}?done=back`);
  expect((await press(page, back)).status).toBe(409);
  expect((await press(page, { ...pay, ...field("amount", "-5"), formId: randomUUID() })).status).toBe(422);
});

test("the partner's own page opens by its signed link alone, in both languages, and is for no robot", async () => {
  const { world, event, app } = await openPartners();
  const { partnerId } = await buildPartner(world, event);
  const token = partnerToken(world.vault, { partnerId, version: 1 });
  const own = await app.get(`/p/${token}`);
  const text = await own.text();
  expect(own.status).toBe(200);
  expect(text).toContain("noindex");
  expect(plain(text)).toContain("小圈子，谢谢你带朋友来");
  expect(plain(await (await app.get(`/en/p/${token}`)).text())).toContain("Owed to you now");
  for (const wrong of [`${token}A`, token.slice(2), "x".repeat(44)])
    expect((await app.get(`/p/${wrong}`)).status).toBe(404);
});

test("a link's code goes from the event's page into the form and onto the order; a made-up one goes nowhere", async () => {
  const { world, event, app } = await openPartners();
  const { code } = await buildPartner(world, event);
  const path = `/e/${event.slug}`;
  const page = await (await app.get(`${path}?via=${code}`)).text();
  expect(page).toContain(`${path}/register?via=${code}`);
  expect(page).toContain(`/en${path}?via=${code}`);
  expect(await (await app.get(path)).text()).not.toContain("via=");
  expect(await (await app.get(`${path}?via=%22%3E%3Cscript%3E`)).text()).not.toContain("via=");
  const form = await (await app.get(`${path}/register?via=${code}`)).text();
  expect(form).toContain(`name="via" value="${code}"`);
  const wait = await (await app.get(`/en${path}/waitlist?via=${code}`)).text();
  expect(wait).toContain(`${path}/register?via=${code}`);
});
