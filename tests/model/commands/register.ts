import fc from "fast-check";
import { expect } from "vitest";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { holdParty } from "#app/use-cases/registration/hold-party.server.ts";
import { orderToken, readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { partyFor } from "#tests/builders/selling.ts";
import { any, crash, happening } from "../command.ts";
import { type Buyer, newBuyer } from "../model.ts";
import { count, mayDie, pick, type Stage, stageCode } from "../stage.ts";

/** Sends a buyer's form, once or twice at the same moment; both answers are the same order and the same page. */
async function send(stage: Stage, buyer: Buyer, twice: boolean): Promise<void> {
  const world = stage.process.world();
  const outcomes = await Promise.all((twice ? [1, 2] : [1]).map(() => registerGuest(world, buyer.form)));
  const tokens = new Set<string>();
  const urls = new Set<string>();
  for (const outcome of outcomes) {
    if (!outcome.ok)
      count(stage, `refused ${outcome.reason}${outcome.reason === "must-wait" ? ` ${outcome.why}` : ""}`);
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
    code: fc.constantFrom(null, null, stageCode),
    crash,
  }),
  async run(model, stage, { side, twice, again, code = null, crash: plan }) {
    const known = again === null ? undefined : pick(model.buyers, again);
    const sideId = stage.event.sides[side]?.id ?? "";
    const form = registrationFor(stage.event, {
      sideId,
      code,
      ...(known ? { email: known.form.email } : {}),
    });
    const buyer = newBuyer(form);
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

const registerTwo = happening({
  name: "register with a friend",
  weight: 2,
  can: () => true,
  args: fc.record({ sides: fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 })), crash }),
  async run(model, stage, { sides, crash: plan }) {
    const ids = sides.map((side) => stage.event.sides[side]?.id ?? "");
    const party = partyFor(stage.event, ids);
    const world = stage.process.world();
    const buyer = newBuyer(registrationFor(stage.event, { formToken: party.formToken }));
    buyer.seats = 2;
    model.buyers.push(buyer);
    await mayDie(stage, plan, async () => {
      const held = await holdParty(world, party);
      if (!held.ok) return;
      buyer.orderId = held.order.orderId;
      buyer.token = orderToken(world.vault, held.order);
      count(stage, "registered with a friend");
      await startPayment(world, { token: buyer.token });
    });
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

export const registering = [register, registerTwo, sendAgain, openPage];
