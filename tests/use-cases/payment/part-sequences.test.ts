import fc from "fast-check";
import { expect, test } from "vitest";
import { keptOfLines, waitingOfLines } from "#app/domain/payment/group-lines.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { cancelSeat, cancelSeatForGuest } from "#app/use-cases/payment/cancel-seat.server.ts";
import { refundPart } from "#app/use-cases/payment/refund-part.server.ts";
import { showOrder } from "#app/use-cases/registration/show-order.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const HOUR = 3_600_000;

type Deed =
  | { do: "part"; minor: number }
  | { do: "seat"; place: number }
  | { do: "seat-by-organiser"; place: number }
  | { do: "whole" }
  | { do: "whole-by-organiser" }
  | { do: "wait"; hours: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant("part" as const), minor: fc.integer({ min: 1, max: 120_000 }) }),
  fc.record({ do: fc.constant("seat" as const), place: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("seat-by-organiser" as const), place: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 160 }) }),
  fc.constant({ do: "whole" as const }),
  fc.constant({ do: "whole-by-organiser" as const }),
);

async function groupOfThree(resaleAllowed: boolean) {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 3 }] });
  await allowGroups(world, event);
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { resaleAllowed } });
  const page = await buyPartyFor(world, event, [{}, {}, {}]);
  return { world, event, page };
}

type Group = Awaited<ReturnType<typeof groupOfThree>>;

async function moneyOf({ world, page }: Group) {
  const where = { orderId: page.orderId };
  const [paid, back, lines] = await Promise.all([
    world.db.prisma.payment.aggregate({ where, _sum: { amountMinor: true } }),
    world.db.prisma.refund.aggregate({
      where: { ...where, state: { not: "failed" } },
      _sum: { amountMinor: true },
    }),
    world.db.prisma.orderLine.findMany({ where }),
  ]);
  const backMinor = back._sum.amountMinor ?? 0;
  const left = Math.max(0, (paid._sum.amountMinor ?? 0) - backMinor - keptOfLines(lines));
  return { backMinor, left, besideWaiting: Math.max(0, left - waitingOfLines(lines)) };
}

/** Does one deed as its page would; answers what was quoted for it, or null when it was refused. */
async function act(group: Group, one: Deed, n: number): Promise<number | null> {
  const { world, event, page } = group;
  const ref = { organiserId: event.organiserId, eventId: page.eventId, orderId: page.orderId };
  if (one.do === "wait") {
    await world.passTime(one.hours * HOUR);
    return 0;
  }
  if (one.do === "part") {
    const fields = { amount: (one.minor / 100).toFixed(2), reason: "goodwill" };
    const part = await refundPart(world, { ...ref, formToken: `form-token-${n}`, fields });
    return part.ok ? part.amountMinor : null;
  }
  if (one.do === "whole-by-organiser") {
    const { left } = await moneyOf(group);
    const done = await cancelOrderForGuest(world, ref);
    if (done.ok) expect(done.refundMinor, "all that is left").toBe(left);
    return done.ok ? done.refundMinor : null;
  }
  if (one.do === "seat-by-organiser") {
    const line = await world.db.prisma.orderLine.findFirstOrThrow({
      where: { orderId: page.orderId, position: one.place },
    });
    const done = await cancelSeatForGuest(world, { ...ref, lineId: line.id });
    return done.ok ? done.refundMinor : null;
  }
  const place = one.do === "seat" ? one.place : null;
  const shown = await showOrder(world, { token: page.token, place });
  const quote = shown.ok ? shown.order.quote : null;
  const asked = { token: page.token, shownRefundMinor: quote?.amountMinor ?? 0 };
  const done =
    one.do === "seat"
      ? await cancelSeat(world, { ...asked, place: one.place })
      : await cancelOwnOrder(world, asked);
  expect(done.ok, `what the page quotes can be had: ${JSON.stringify({ one, quote, done })}`).toBe(
    quote !== null,
  );
  if (done.ok) expect(done.refundMinor, "exactly what was quoted").toBe(quote?.amountMinor);
  return done.ok ? done.refundMinor : null;
}

test("whatever is given back of a group, in parts, by seats or whole, is what was quoted and never more than was paid", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 7 }), fc.boolean(), async (deeds, resale) => {
      const group = await groupOfThree(resale);
      try {
        let quoted = 0;
        for (const [n, one] of deeds.entries()) {
          quoted += (await act(group, one, n)) ?? 0;
          expect((await moneyOf(group)).backMinor, JSON.stringify(deeds)).toBe(quoted);
        }
        expect(quoted).toBeLessThanOrEqual(3 * 49_900);
        await expectNothingLost(group.world);
      } finally {
        await group.world.close();
      }
    }),
    { numRuns: 12 },
  );
});

test("a part never digs into what a seat that waits to be sold again may need", {
  timeout: 60_000,
}, async () => {
  const group = await groupOfThree(true);
  const { world, event, page } = group;
  await world.passTime(13 * 24 * HOUR);
  expect(await cancelSeat(world, { token: page.token, place: 2, shownRefundMinor: 0 })).toMatchObject({
    ok: true,
  });
  const ref = { organiserId: event.organiserId, eventId: page.eventId, orderId: page.orderId };
  const part = (amount: string, formToken: string) =>
    refundPart(world, { ...ref, formToken, fields: { amount, reason: "promised" } });
  expect(await part("998.01", "form-token-1")).toMatchObject({ leftMinor: 99_800 });
  expect(await part("998", "form-token-2")).toMatchObject({ ok: true });
  expect(await moneyOf(group)).toMatchObject({ left: 49_900, besideWaiting: 0 });
  await expectNothingLost(world);
});
