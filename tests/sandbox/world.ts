import { createServer } from "node:http";
import { Resend } from "resend";
import Stripe from "stripe";
import { createControl } from "#app/sandbox/control-client.server.ts";
import { type SandboxOptions, startSandbox } from "#app/sandbox/start.server.ts";

export const keys = {
  webhookSecret: "whsec_practice_secret",
  stripeKey: "sk_test_practice",
  resendKey: "re_practice",
};

/** The real Stripe SDK, pointed at a stand-in; it never retries by itself unless told. */
export function stripeAt(url: string, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(keys.stripeKey, {
    apiVersion: "2026-10-28.endive",
    host: hostname,
    port: Number(port),
    protocol: "http",
    telemetry: false,
    maxNetworkRetries,
  });
}

export type Heard = { event: Stripe.Event; payload: string; signature: string };

/** A webhook endpoint that checks signatures as the shop does and keeps what it heard. */
export async function listen() {
  const heard: Heard[] = [];
  const refused: { payload: string; signature: string; reason: string }[] = [];
  const behaviour = { status: 200, secret: keys.webhookSecret };
  const sdk = new Stripe(keys.stripeKey);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const payload = Buffer.concat(chunks).toString("utf8");
    const signature = String(request.headers["stripe-signature"]);
    try {
      const event = sdk.webhooks.constructEvent(payload, signature, behaviour.secret);
      heard.push({ event, payload, signature });
      response.writeHead(behaviour.status).end();
    } catch (error) {
      refused.push({ payload, signature, reason: error instanceof Error ? error.message : String(error) });
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/webhooks`;
  return {
    url,
    heard,
    refused,
    behaviour,
    types: (): string[] => heard.map(({ event }) => event.type),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A sandbox with an endpoint listening and both SDKs pointed at it; closed by `await using`. */
export async function openWorld(options: Partial<SandboxOptions> = {}) {
  const shop = await listen();
  const sandbox = await startSandbox({ mode: "test", webhookUrl: shop.url, ...keys, ...options });
  return {
    shop,
    sandbox,
    stripe: stripeAt(sandbox.stripe.url),
    resend: new Resend(keys.resendKey, { baseUrl: sandbox.mailbox.url }),
    control: createControl(sandbox.control.url),
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      shop.close();
    },
  };
}

export function inMinutes(minutes: number, from = Date.now()): number {
  return Math.floor(from / 1000) + minutes * 60;
}

/** What the shop asks of Checkout for one seat of ¥499.00. */
export function seat(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    locale: "zh",
    line_items: [
      {
        quantity: 1,
        price_data: { currency: "cny", unit_amount: 49_900, product_data: { name: "周六相亲局 · 女生席" } },
      },
    ],
    allowed_payment_method_types: ["card", "alipay", "wechat_pay"],
    payment_method_options: { wechat_pay: { client: "web" } },
    adaptive_pricing: { enabled: false },
    client_reference_id: "order_1",
    metadata: { orderId: "order_1" },
    payment_intent_data: { metadata: { orderId: "order_1" } },
    expires_at: inMinutes(31),
    success_url: "http://localhost:3000/orders/1/return?session_id={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/orders/1",
    ...changes,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Buys one seat from outside the page; answers the payment intent's id. */
export async function buy(world: World, method: "card" | "alipay" | "wechat_pay" = "card"): Promise<string> {
  const session = await world.stripe.checkout.sessions.create(seat());
  const paid = await world.control.pay(session.id, method);
  return String(paid.payment_intent);
}

/** A letter with nothing wrong in it. */
export const letter = {
  from: "轻局 <hello@qingju.example>",
  to: "mei@example.com",
  subject: "你的门票",
  html: '<p style="color:#b3302a">见面吧</p>',
  text: "见面吧",
};

/** Waits until something holds; fails with its own words after three seconds. */
export async function until<T>(words: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 3000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Never happened: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
