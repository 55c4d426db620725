import { expect, test } from "vitest";
import { buy, openWorld, until } from "./world.ts";

test("a dispute takes the money and a fee, blocks refunds, and gives the money back when won", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  const dispute = await world.control.dispute({ charge: payment_intent });
  expect(await world.stripe.disputes.retrieve(dispute.id)).toMatchObject({
    status: "needs_response",
    amount: 49_900,
    payment_intent,
  });
  await expect(world.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: "charge_disputed",
  });
  await world.control.resolveDispute(dispute.id, "won");
  const txns = (await world.stripe.disputes.retrieve(dispute.id)).balance_transactions;
  expect(txns.map(({ net }) => net)).toEqual([-51_400, 49_900]);
  await until(
    "the shop hears all of it",
    () => world.shop.types().filter((type) => type.startsWith("charge.dispute.")).length === 4,
  );
  expect((await world.stripe.refunds.create({ payment_intent })).status).toBe("succeeded");
});

test("a lost dispute keeps the money away and refunds blocked", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  const dispute = await world.control.dispute({ charge: payment_intent, reason: "product_not_received" });
  expect(await world.control.resolveDispute(dispute.id, "lost")).toMatchObject({ status: "lost" });
  await expect(world.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: "charge_disputed",
  });
  await until("the shop hears", () => world.shop.types().includes("charge.dispute.closed"));
});

test("the fee is unknown at first when told so, and arrives with charge.updated", async () => {
  await using world = await openWorld();
  await world.control.fees({ basisPoints: 250, fixed: 100, manual: true });
  const payment_intent = await buy(world);
  const early = await world.stripe.charges.list({ payment_intent });
  expect(early.data[0]?.balance_transaction).toBeNull();
  await world.control.revealFee(payment_intent);
  const later = await world.stripe.charges.list({ payment_intent, expand: ["data.balance_transaction"] });
  expect(later.data[0]?.balance_transaction).toMatchObject({ fee: 1348, net: 48_552 });
  await until("the shop hears", () => world.shop.types().includes("charge.updated"));
});

test("payouts in another currency are booked at their rate, with the rate beside them", async () => {
  await using world = await openWorld();
  await world.control.fees({ settlementCurrency: "hkd", exchangeRate: 1.0815, afterMs: 0 });
  const payment_intent = await buy(world);
  await world.stripe.refunds.create({ payment_intent, amount: 10_000 });
  const txns = await world.stripe.balanceTransactions.list({ currency: "HKD" });
  expect(txns.data.map(({ amount, fee, exchange_rate }) => [amount, fee, exchange_rate])).toEqual([
    [-10_815, 0, 1.0815],
    [53_967, 2070, 1.0815],
  ]);
  expect((await world.stripe.charges.list()).data[0]).toMatchObject({ amount: 49_900, currency: "cny" });
});

test("payments, disputes and events can be listed and looked up again", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  const dispute = await world.control.dispute({ charge: payment_intent });
  expect((await world.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([payment_intent]);
  expect((await world.stripe.disputes.list({ payment_intent, expand: ["data.charge"] })).data).toMatchObject([
    { id: dispute.id, charge: { disputed: true } },
  ]);
  const events = await world.stripe.events.list({
    types: ["charge.dispute.created", "payment_intent.succeeded"],
  });
  expect(events.data.map(({ type }) => type)).toEqual(["charge.dispute.created", "payment_intent.succeeded"]);
  const event = await world.stripe.events.retrieve(String(events.data[0]?.id));
  expect(event).toMatchObject({
    livemode: false,
    api_version: "2026-10-28.endive",
    data: { object: { id: dispute.id } },
  });
  await until("all were delivered", async () => {
    const late = await world.stripe.events.list({ delivery_success: false, limit: 100 });
    return late.data.length === 0;
  });
});
