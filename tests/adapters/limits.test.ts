import { expect, test } from "vitest";
import { openTestWorld } from "#tests/world.ts";

test("a fourth search for a ticket with the same address is refused and told when to come back", async () => {
  const { limits } = await openTestWorld();
  for (let n = 0; n < 3; n += 1)
    expect(await limits.take("find-ticket-address", "lin@example.com")).toEqual({ ok: true });
  const fourth = await limits.take("find-ticket-address", "lin@example.com");
  expect(fourth.ok).toBe(false);
  expect(fourth.ok ? 0 : fourth.retryAfterSeconds).toBeGreaterThan(800);
  expect(await limits.take("find-ticket-address", "wu@example.com"), "another guest is not held up").toEqual({
    ok: true,
  });
});

test("two processes count together", async () => {
  const world = await openTestWorld();
  const { openLimits } = await import("#app/adapters/limits.server.ts");
  const other = openLimits(world.db.pool, world.vault);
  for (let n = 0; n < 20; n += 1) await (n % 2 ? other : world.limits).take("pay-order", "order");
  expect((await world.limits.take("pay-order", "order")).ok).toBe(false);
});

test("the table of counters holds no address in the clear", async () => {
  const world = await openTestWorld();
  await world.limits.take("sign-in-address", "lin@example.com");
  const rows = await world.db.prisma.rateLimit.findMany();
  expect(rows).toHaveLength(1);
  expect(
    JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain("lin");
});
