import fc from "fast-check";
import { expect } from "vitest";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { any, crash, happening } from "../command.ts";
import type { Buyer } from "../model.ts";
import { count, mayDie, pick, type Stage } from "../stage.ts";

/** Sends a buyer's form, once or twice at the same moment; both answers are the same order and the same page. */
async function send(stage: Stage, buyer: Buyer, twice: boolean): Promise<void> {
  const world = stage.process.world();
  const { eventId: _, ...form } = buyer.form;
  const asked = { ...form, slug: stage.event.slug };
  const outcomes = await Promise.all((twice ? [1, 2] : [1]).map(() => registerGuest(world, asked)));
  const tokens = new Set<string>();
  const urls = new Set<string>();
  for (const outcome of outcomes) {
    if (!outcome.ok) count(stage, `refused ${outcome.reason}`);
    else tokens.add(outcome.token);
    if (outcome.ok && outcome.payUrl !== null) urls.add(outcome.payUrl);
  }
  expect(tokens.size, "one form is one order").toBeLessThanOrEqual(1);
  expect(urls.size, "one form opens one page").toBeLessThanOrEqual(1);
  const [token] = tokens;
  if (token === undefined) return;
  if (buyer.token !== null) expect(token, "a form sent again is the same order").toBe(buyer.token);
  buyer.token = token;
  buyer.orderId = readOrderToken(world.vault, token)?.orderId ?? null;
}

const register = happening({
  name: "register",
  weight: 5,
  can: () => true,
  args: fc.record({
    side: fc.nat({ max: 1 }),
    twice: fc.boolean(),
    /** The number of the buyer whose person this is again; mostly a new person. */
    again: fc.option(fc.nat({ max: 5 }), { freq: 5, nil: null }),
    crash,
  }),
  async run(model, stage, { side, twice, again, crash: plan }) {
    const known = again === null ? undefined : pick(model.buyers, again);
    const sideId = stage.event.sides[side]?.id ?? "";
    const form = registrationFor(stage.event, { sideId, ...(known ? { email: known.form.email } : {}) });
    const buyer: Buyer = {
      form,
      orderId: null,
      token: null,
      paid: 0,
      paidLate: 0,
      gaveUp: null,
      meddled: false,
    };
    model.buyers.push(buyer);
    await mayDie(stage, plan, () => send(stage, buyer, twice));
  },
});

const sendAgain = happening({
  name: "send the form again",
  args: fc.record({ k: any, crash }),
  async run(model, stage, { k, crash: plan }) {
    const buyer = pick(model.buyers, k);
    if (buyer) await mayDie(stage, plan, () => send(stage, buyer, false));
  },
});

const openPage = happening({
  name: "open the payment page",
  weight: 6,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const token = pick(
      model.buyers.filter((buyer) => buyer.token !== null && buyer.paid === 0),
      k,
    )?.token;
    if (!token) return;
    const world = stage.process.world();
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => startPayment(world, { token }))),
    );
    const urls = outcomes?.flatMap((outcome) => (outcome.ok ? [outcome.url] : [])) ?? [];
    expect(new Set(urls).size, "two tabs get one page").toBeLessThanOrEqual(1);
    if (urls.length > 0) count(stage, "page opened");
  },
});

export const registering = [register, sendAgain, openPage];
