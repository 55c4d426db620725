import { expect, test } from "vitest";
import { openWorld, seat, until } from "./world.ts";

/** Presses a button of the hosted page as a browser without JavaScript does. */
function press(page: string, action: string): Promise<Response> {
  return fetch(`${page}/${action}`, { method: "POST", redirect: "manual" });
}

test("the hosted page shows the true amount, the item and that no real money moves, in Chinese", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const page = await fetch(String(session.url));
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain("演练收银台，不会产生真实扣款");
  expect(html).toContain("¥499.00 CNY");
  expect(html).toContain("周六相亲局 · 女生席");
  expect(html).not.toContain("<script");
  expect(page.headers.get("content-security-policy")).toContain("form-action 'self' http://localhost:3000");
});

test("the hosted page of an English session has no Chinese of its own", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(
    seat({
      locale: "en",
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: "jpy",
            unit_amount: 499,
            product_data: { name: "Saturday <b>evening</b>" },
          },
        },
      ],
    }),
  );
  const html = await (await fetch(String(session.url))).text();
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("Practice cashier. No real money moves here.");
  expect(html).toContain("¥499 JPY");
  expect(html).toContain("Saturday &lt;b&gt;evening&lt;/b&gt;");
  expect(html).not.toMatch(/[\u4e00-\u9fff]/);
});

test.each([
  ["card", "card"],
  ["alipay", "alipay"],
  ["wechat-paid", "wechat_pay"],
])("the %s button pays and leads back to the shop with the session's id", async (button, method) => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const answer = await press(String(session.url), button);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(
    `http://localhost:3000/orders/1/return?session_id=${session.id}`,
  );
  const charges = await world.stripe.charges.list();
  expect(charges.data[0]).toMatchObject({ status: "succeeded", payment_method_details: { type: method } });
  await until("the shop hears", () => world.shop.types().includes("checkout.session.completed"));
});

test("WeChat Pay shows a code to scan, with a way to say paid and a way back", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const answer = await press(String(session.url), "wechat");
  const html = await (
    await fetch(new URL(String(answer.headers.get("location")), String(session.url)))
  ).text();
  expect(html).toContain("我已支付");
  expect(html).toContain('role="img"');
  const back = await press(String(session.url), "choose");
  expect(back.headers.get("location")).toBe(`/c/pay/${session.id}`);
});

test("a declined card says so on the page and leaves the session open to be paid", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const answer = await fetch(`${session.url}/declined`, { method: "POST" });
  expect(await answer.text()).toContain("银行卡被拒绝");
  const open = await world.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
  expect(open).toMatchObject({
    status: "open",
    payment_intent: { status: "requires_payment_method", last_payment_error: { code: "card_declined" } },
  });
  await press(String(session.url), "card");
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: "paid" });
  expect((await world.stripe.paymentIntents.list()).data).toHaveLength(1);
});

test("money that arrives later leaves the session complete and unpaid until its result is chosen on the page", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const page = String(session.url);
  await press(page, "pending");
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
  });
  expect(await (await fetch(page)).text()).toContain("款项在途");
  await press(page, "arrive");
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: "paid" });
  await until("the shop hears", () =>
    world.shop.types().includes("checkout.session.async_payment_succeeded"),
  );
});

test("leaving without paying leads to the shop's cancel address and changes nothing", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  const answer = await press(String(session.url), "abandon");
  expect(answer.headers.get("location")).toBe("http://localhost:3000/orders/1");
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "open" });
});

test("paid, expired and unknown sessions each show their own page, and a second press pays nothing", async () => {
  await using world = await openWorld();
  const paid = await world.stripe.checkout.sessions.create(seat());
  const expired = await world.stripe.checkout.sessions.create(seat());
  await press(String(paid.url), "card");
  await press(String(paid.url), "card");
  await world.stripe.checkout.sessions.expire(expired.id);
  await press(String(expired.url), "card");
  expect(await (await fetch(String(paid.url))).text()).toContain("已经付款");
  expect(await (await fetch(String(expired.url))).text()).toContain("付款页面已过期");
  expect((await fetch(`${world.sandbox.stripe.url}/c/pay/cs_test_nobody`)).status).toBe(404);
  expect((await world.stripe.charges.list()).data).toHaveLength(1);
});
