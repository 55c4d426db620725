import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildCode, buildSelling } from "#tests/builders/selling.ts";
import { openApp } from "#tests/routes/app.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const LONG = { timeout: 60_000 };

/** An evening at 499 whose early price is 400, with a code for a tenth off, and the form of two friends. */
async function stage(maxUses: number | null) {
  const world = await openTestWorld({ now, sandbox: true });
  const earlyBirdUntil = new Date(now.getTime() + HOUR);
  const sides = [{ earlyBirdMinor: 40_000 }, { earlyBirdMinor: 40_000 }];
  const event = await buildSelling(
    world.db,
    { now, slug: "evening" },
    { earlyBirdUntil, groupMax: 3, sides },
  );
  const code = await buildCode(world.db, event, { maxUses });
  const side = event.sides[0]?.id ?? "";
  const person = (at: string) => ({
    ...{ [`side${at}`]: side, [`name${at}`]: "小北", [`email${at}`]: `p${at}@mail.example` },
    ...{ [`birthYear${at}`]: "1996", [`birthMonth${at}`]: "5", [`birthDay${at}`]: "4" },
  });
  const sent = {
    ...{ formToken: randomUUID(), ...consentVersions, ...person(""), ...person("-2") },
    ...Object.fromEntries(event.sides.map(({ id }) => [`price-${id}`, "36000"])),
    ...{ code, appliedCode: code, total: "72000", totalFor: "*" },
  };
  const app = await openApp(world);
  const send = (parts: Record<string, string> = {}) => app.post("/e/evening/register", { ...sent, ...parts });
  return { world, send, code };
}

test("a group with an early price and a code is charged the sum that stood on the button", LONG, async () => {
  const { world, send } = await stage(null);
  const shown = await send({ appliedCode: "" });
  expect([shown.status, await world.db.prisma.order.count()], "first the prices").toEqual([200, 0]);
  expect(await shown.text()).toContain("¥360.00");
  const answer = await send();
  expect([answer.status, answer.headers.get("location")]).toEqual([303, expect.stringContaining("/c/pay/")]);
  const order = await world.db.prisma.order.findFirstOrThrow({ include: { lines: true, attempts: true } });
  expect(order.totalMinor).toBe(72_000);
  expect(order.lines.map(({ listMinor, priceMinor }) => [listMinor, priceMinor])).toEqual([
    [40_000, 36_000],
    [40_000, 36_000],
  ]);
  expect(order.attempts.map(({ amountMinor }) => amountMinor)).toEqual([72_000]);
  expect(await world.db.prisma.discountCode.findFirstOrThrow()).toMatchObject({ used: 2 });
  expect(await witness(world, { stripe: true })).toEqual([]);
});

test("when the early price ends between showing and sending, the group is asked anew", LONG, async () => {
  const { world, send } = await stage(null);
  await world.passTime(HOUR);
  const answer = await send();
  expect([answer.status, await world.db.prisma.order.count()]).toEqual([409, 0]);
  expect(await answer.text()).toContain("¥898.20");
});

test("a code that has one use left is refused to two, and nobody is seated", LONG, async () => {
  const { world, send } = await stage(1);
  const answer = await send();
  expect([answer.status, await world.db.prisma.order.count()]).toEqual([422, 0]);
  expect(await world.db.prisma.discountCode.findFirstOrThrow()).toMatchObject({ used: 0 });
});
