import { expect, test } from "vitest";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { offerTicket, openOfferOf, ticked } from "#tests/builders/self-service.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { hiddenValue, htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

async function stage(hoursAhead = 120, wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + hoursAhead * HOUR);
  const event = await buildEvent(world.db, {
    now,
    startsAt,
    slug: "evening",
    venueFeeMinor: 100_000,
    ...wishes,
  });
  const bought = await buyTicketFor(world, event, { name: "林晓雯" });
  return { world, event, bought, app: await openApp(world) };
}

test("a ticket's page leads to what its holder can do now, and says why when something cannot be done", async () => {
  const { world, event, bought, app } = await stage();
  const html = await htmlOf(await app.get(`/o/${bought.token}`));
  for (const words of ["管理我的票", "把座位让出来", "退 ¥399.20 CNY", "转给另一个人", "修改称呼"])
    expect(html).toContain(words);
  world.clock.set(new Date(event.startsAt.getTime() - HOUR));
  const late = await htmlOf(await app.get(`/en/o/${bought.token}`));
  expect(late).toContain("I can’t come: give up the seat");
  expect(late).not.toContain("/transfer");
  expect(late).toContain("two hours before the start the list is final");
});

test("the quote on the page is what the button carries and what comes back", async () => {
  const { bought, app } = await stage();
  const html = await htmlOf(await app.get(`/o/${bought.token}/cancel`));
  expect(html).toContain("退 ¥399.20 CNY（80%），留下 ¥99.80 CNY；3 月 11 日（周二）19:00 前有效");
  const shown = hiddenValue(html, "shown");
  expect(shown).toBe("39920");
  const done = await app.post(`/o/${bought.token}/cancel`, { shown });
  expect([done.status, done.headers.get("Location")]).toEqual([303, `/o/${bought.token}`]);
  const again = await app.post(`/o/${bought.token}/cancel`, { shown });
  expect(again.headers.get("Location"), "pressed twice").toBe(`/o/${bought.token}`);
  expect(await htmlOf(await app.get(`/o/${bought.token}`))).toContain("正在退款");
});

test("a quote that changed meanwhile is shown again and nothing is done", async () => {
  const { world, event, bought, app } = await stage();
  world.clock.set(new Date(event.startsAt.getTime() - 47 * HOUR));
  const answer = await app.post(`/en/o/${bought.token}/cancel`, { shown: "39920" });
  expect(answer.status).toBe(409);
  const html = await htmlOf(answer);
  expect(html).toContain("The refund has just changed");
  expect(html).toContain("nothing comes back now; ¥499.00 CNY stays");
  expect(hiddenValue(html, "shown")).toBe("0");
  for (const shown of ["", "-1", "0.5", "all", "1e9"])
    expect((await app.post(`/o/${bought.token}/cancel`, { shown })).status).toBe(409);
  expect(await htmlOf(await app.get(`/o/${bought.token}`))).toContain("门票码");
  expect((await app.post(`/o/${bought.token}/cancel`, { shown: "0" })).status).toBe(303);
  const after = await htmlOf(await app.get(`/o/${bought.token}`));
  expect(after).toContain("按下单时约定的退款规则，这次没有退款");
  expect(after, "money was paid and stays").not.toContain("没有扣款");
});

test("after the start the page says why, and has no button", async () => {
  const { world, event, bought, app } = await stage();
  world.clock.set(event.startsAt);
  const html = await htmlOf(await app.get(`/o/${bought.token}/cancel`));
  expect(html).toContain("活动已经开始了");
  expect(html).not.toContain('name="shown"');
});

test("from the offer's form to the new holder's ticket, by request and answer", async () => {
  const { world, bought, app } = await stage();
  const bad = await app.post(`/o/${bought.token}/transfer`, { name: "苏木", email: "苏木邮箱" });
  expect(bad.status).toBe(422);
  const kept = await htmlOf(bad);
  expect(kept).toContain('value="苏木邮箱"');
  expect(kept).toContain("这看起来不是一个邮箱地址");
  const sent = await app.post(`/o/${bought.token}/transfer`, { name: "苏木", email: "sumu@mail.example" });
  expect(sent.status).toBe(303);
  expect(await htmlOf(await app.get(`/o/${bought.token}/transfer`))).toContain("正在等 苏木 确认");
  const offer = await openOfferOf(world, bought.orderId);
  const html = await htmlOf(await app.get(`/handover/${offer}`));
  for (const words of ["林晓雯 想把票转给你", "男生", 'value="苏木"', "《参加条款》"])
    expect(html).toContain(words);
  expect(html, "no place before the yes").not.toContain("322 号");
  const birth = { birthYear: "1994", birthMonth: "2", birthDay: "3" };
  const refused = await app.post(`/handover/${offer}`, { name: "苏木子", ...birth, terms: ticked.terms });
  expect(refused.status).toBe(422);
  expect(await htmlOf(refused)).toContain('value="苏木子"');
  const yes = await app.post(`/handover/${offer}`, { name: "苏木子", ...birth, ...ticked });
  expect(yes.status).toBe(303);
  const page = yes.headers.get("Location") ?? "";
  expect(await htmlOf(await app.get(page))).toContain("苏木子");
  expect((await app.get(`/o/${bought.token}`)).status).toBe(404);
  const gone = await app.get(`/en/handover/${offer}`);
  expect([gone.status, (await htmlOf(gone)).includes("This offer is gone")]).toEqual([410, true]);
  const twice = await app.post(`/handover/${offer}`, { name: "苏木子", ...birth, ...ticked });
  expect(twice.status).toBe(410);
});

test("opening the links of an offer does nothing, and it can be taken back", async () => {
  const { world, bought, app } = await stage();
  const offer = await offerTicket(world, bought);
  for (let times = 0; times < 3; times += 1) expect((await app.get(`/handover/${offer}`)).status).toBe(200);
  expect((await app.get(`/o/${bought.token}`)).status).toBe(200);
  const back = await app.post(`/o/${bought.token}/transfer`, { intent: "withdraw" });
  expect(back.headers.get("Location")).toBe(`/o/${bought.token}?done=withdrawn`);
  expect(await htmlOf(await app.get(`/o/${bought.token}?done=withdrawn`))).toContain("邀请已经收回");
  expect((await app.get(`/handover/${offer}`)).status).toBe(410);
});

test("details: wrong ones come back as typed, right ones are saved, a new address waits for its yes", async () => {
  const { world, bought, app } = await stage();
  const path = `/o/${bought.token}/details`;
  const bad = await app.post(path, { intent: "details", name: "", phone: "call me" });
  expect(bad.status).toBe(422);
  expect(await htmlOf(bad)).toContain('value="call me"');
  const good = await app.post(path, { intent: "details", name: "晓雯", phone: "" });
  expect(good.headers.get("Location")).toBe(`/o/${bought.token}?done=saved`);
  expect((await app.post(path, { intent: "address", email: "nope" })).status).toBe(422);
  expect((await app.post(path, { intent: "address", email: "new@mail.example" })).status).toBe(303);
  expect(await htmlOf(await app.get(path))).toContain("确认信已发到 new@mail.example");
  const question = await openOfferOf(world, bought.orderId);
  expect(await htmlOf(await app.get(`/handover/${question}`))).toContain("确认，用这个邮箱");
  const yes = await app.post(`/handover/${question}`, {});
  expect(yes.status).toBe(303);
  expect(await htmlOf(await app.get(`${yes.headers.get("Location")}/details`))).toContain(
    "现在是 new@mail.example",
  );
});

test("the letter again and its language, each with a word of what was done", async () => {
  const { bought, app } = await stage();
  const formToken = hiddenValue(await htmlOf(await app.get(`/o/${bought.token}`)), "formToken");
  const sent = await app.post(`/o/${bought.token}/resend`, { formToken });
  expect(sent.headers.get("Location")).toBe(`/o/${bought.token}?done=resent`);
  for (let times = 0; times < 2; times += 1) await app.post(`/o/${bought.token}/resend`, { formToken });
  const refused = await app.post(`/o/${bought.token}/resend`, { formToken });
  expect(refused.headers.get("Location")).toBe(`/o/${bought.token}?done=resend-too-many`);
  const chosen = await app.post(`/o/${bought.token}/language`, { locale: "en" });
  expect(chosen.headers.get("Location")).toBe(`/en/o/${bought.token}?done=language`);
  expect((await app.post(`/o/${bought.token}/language`, { locale: "xx" })).status).toBe(422);
  for (const path of ["resend", "language"])
    expect((await app.get(`/o/${bought.token}/${path}`)).headers.get("Location")).toBe(`/o/${bought.token}`);
});

test("forged, foreign and outdated links are answered alike, whatever is asked", async () => {
  const { world, bought, app } = await stage();
  const offer = await offerTicket(world, bought);
  const { eventId, orderId } = bought;
  await world.db.prisma.order.update({
    where: { eventId_id: { eventId, id: orderId } },
    data: { linkVersion: 2 },
  });
  const forged = `${bought.token.slice(0, -2)}AA`;
  for (const path of ["/cancel", "/transfer", "/details"]) {
    const tokens = [bought.token, forged, "x"];
    const answers = await Promise.all(tokens.map((one) => app.get(`/o/${one}${path}`)));
    const said = await Promise.all(
      answers.map(async (answer, index) => (await answer.text()).replaceAll(tokens[index] ?? "", "·")),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(said[1]?.length).toBe(said[0]?.length);
  }
  for (const path of ["/cancel", "/transfer", "/details", "/resend", "/language"])
    for (const token of [bought.token, forged, "x"])
      expect((await app.post(`/o/${token}${path}`, { locale: "en" })).status).toBe(404);
  expect((await app.get(`/handover/${offer}`)).status, "an offer of an older link").toBe(410);
  for (const token of [`${offer.slice(0, -2)}AA`, bought.token, "x"]) {
    expect((await app.get(`/handover/${token}`)).status).toBe(404);
    expect((await app.post(`/handover/${token}`, {})).status).toBe(404);
  }
});
