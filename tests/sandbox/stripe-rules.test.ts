import Stripe from "stripe";
import { expect, test } from "vitest";
import { inMinutes, keys, openWorld, seat } from "./world.ts";

/** Sends a form to the stand-in as curl would. */
function form(url: string, body: string, key = keys.stripeKey): Promise<Response> {
  return fetch(`${url}/v1/checkout/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" },
    body,
  });
}

const good =
  "mode=payment&success_url=http://localhost/ok&line_items[0][quantity]=1&line_items[0][price_data][currency]=cny&line_items[0][price_data][unit_amount]=49900&line_items[0][price_data][product_data][name]=Seat";

test("a parameter that Stripe does not know is refused by its name, also deep inside", async () => {
  await using world = await openWorld();
  const { url } = world.sandbox.stripe;
  for (const [extra, param] of [
    ["&colour=red", "colour"],
    ["&payment_method_types[0]=card", "payment_method_types"],
    [
      "&line_items[0][price_data][product_data][colour]=red",
      "line_items[0][price_data][product_data][colour]",
    ],
  ]) {
    const answer = await form(url, good + extra);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: {
        type: "invalid_request_error",
        code: "parameter_unknown",
        param,
        message: expect.stringContaining(String(param)),
      },
    });
  }
  expect((await form(url, good)).status).toBe(200);
});

test.each([
  [
    "a missing success_url",
    good.replace("success_url", "cancel_url"),
    { code: "parameter_missing", param: "success_url" },
  ],
  ["a missing name", good.replace("[name]=Seat", "[description]=Seat"), { code: "parameter_missing" }],
  [
    "no line items",
    "mode=payment&success_url=http://localhost/ok",
    { code: "parameter_missing", param: "line_items" },
  ],
  ["a price that is not whole", good.replace("49900", "499.00"), { code: "parameter_invalid_integer" }],
  [
    "a currency that does not exist",
    good.replace("cny", "xxx"),
    { param: "line_items[0][price_data][currency]" },
  ],
  ["an empty text", good.replace("[name]=Seat", "[name]="), { code: "parameter_invalid_empty" }],
  ["an address without http", good.replace("http://localhost/ok", "ok"), { code: "url_invalid" }],
  ["a feature that is not played", `${good}&allow_promotion_codes=true`, { code: "parameter_unsupported" }],
])("%s is refused in Stripe's form", async (_words, body, error) => {
  await using world = await openWorld();
  const answer = await form(world.sandbox.stripe.url, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error });
});

test("an expiry less than 30 minutes or more than a day ahead is refused, by the sandbox's own clock", async () => {
  await using world = await openWorld();
  const create = (minutes: number) =>
    world.stripe.checkout.sessions.create(seat({ expires_at: inMinutes(minutes) }));
  await expect(create(29)).rejects.toMatchObject({
    param: "expires_at",
    message: expect.stringContaining("at least 30 minutes"),
  });
  await expect(create(24 * 60 + 2)).rejects.toMatchObject({ param: "expires_at" });
  await create(31);
  await world.control.clock({ advance: 3600 });
  await expect(create(31)).rejects.toMatchObject({ param: "expires_at" });
  await create(91);
});

test("a missing or foreign key is refused with 401, and no live key can start the stand-in", async () => {
  await using world = await openWorld();
  const { url } = world.sandbox.stripe;
  const none = await fetch(`${url}/v1/charges`);
  expect(none.status).toBe(401);
  expect(await none.json()).toMatchObject({
    error: { message: expect.stringContaining("did not provide an API key") },
  });
  expect((await form(url, good, "sk_test_other")).status).toBe(401);
  await expect(openWorld({ stripeKey: "sk_live_real" })).rejects.toThrow("sk_test_");
});

test("an unknown id, an unknown URL and a field that cannot be expanded are told apart", async () => {
  await using world = await openWorld();
  const { id } = await world.stripe.checkout.sessions.create(seat());
  await expect(world.stripe.checkout.sessions.retrieve("cs_test_none")).rejects.toMatchObject({
    statusCode: 404,
    code: "resource_missing",
  });
  await expect(world.stripe.customers.list()).rejects.toMatchObject({ statusCode: 404 });
  await expect(world.stripe.checkout.sessions.retrieve(id, { expand: ["nonsense"] })).rejects.toMatchObject({
    message: "This property cannot be expanded (nonsense).",
  });
});

test("lists are newest first, in pages, and can be filtered", async () => {
  await using world = await openWorld();
  const { sessions } = world.stripe.checkout;
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1)
    ids.unshift((await sessions.create(seat({ client_reference_id: `order_${n}` }))).id);
  const first = await sessions.list({ limit: 2 });
  expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true]);
  const next = await sessions.list({ limit: 3, starting_after: String(ids[1]) });
  expect([next.data.map(({ id }) => id), next.has_more]).toEqual([ids.slice(2), false]);
  const before = await sessions.list({ limit: 2, ending_before: String(ids[3]) });
  expect([before.data.map(({ id }) => id), before.has_more]).toEqual([ids.slice(1, 3), true]);
  expect((await sessions.list({ created: { gte: inMinutes(1) } })).data).toEqual([]);
  const all: string[] = [];
  for await (const session of sessions.list({ limit: 2 })) all.push(session.id);
  expect(all).toEqual(ids);
  await world.control.payByAlipay(String(ids[0]));
  const paid = await sessions.retrieve(String(ids[0]));
  const intent = String(paid.payment_intent);
  expect((await sessions.list({ payment_intent: intent })).data.map(({ id }) => id)).toEqual([ids[0]]);
  expect(
    (await world.stripe.charges.list({ payment_intent: intent, expand: ["data.payment_intent"] })).data[0],
  ).toMatchObject({
    payment_intent: { id: intent },
  });
  expect((await sessions.listLineItems(String(ids[0]))).data[0]).toMatchObject({
    amount_total: 49_900,
    currency: "cny",
  });
});

test("a session that ends by the sandbox's clock says so once and cannot be paid", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.clock({ advance: 32 * 60 });
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: "expired",
    url: null,
  });
  await expect(world.control.payByCard(session.id)).rejects.toThrow("expired, not open");
  await expect(world.stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
  expect(await world.control.events("checkout.session.expired")).toHaveLength(1);
});

test("webhook signatures are Stripe's own: the SDK's test header agrees with them", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.payByCard(session.id);
  await expect.poll(() => world.shop.heard.length).toBeGreaterThan(3);
  const { payload, signature } = world.shop.heard[0] ?? { payload: "", signature: "" };
  const timestamp = Number(/t=(\d+)/.exec(signature)?.[1]);
  expect(Stripe.webhooks.generateTestHeaderString({ payload, timestamp, secret: keys.webhookSecret })).toBe(
    signature,
  );
});
