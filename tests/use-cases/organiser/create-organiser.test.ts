import { expect, test } from "vitest";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { openTestWorld } from "#tests/world.ts";

test("the first member is created with the address sealed and the deed written down", async () => {
  const world = await openTestWorld();
  const made = await createOrganiser(world, { email: "Lin@Example.com", name: " 林老师 ", locale: "en" });
  expect(made).toMatchObject({ ok: true, created: true });
  const [row] = await world.db.prisma.organiser.findMany();
  expect(row).toMatchObject({ name: "林老师", locale: "en" });
  expect(row && world.vault.open(row.emailSealed)).toBe("lin@example.com");
  expect(await world.db.prisma.auditEntry.findMany()).toMatchObject([{ action: "organiser-created" }]);
});

test("asking again for the same address answers the same member and changes nothing", async () => {
  const world = await openTestWorld();
  const first = await createOrganiser(world, { email: "lin@example.com", name: "林老师" });
  const again = await createOrganiser(world, { email: "LIN+office@example.com", name: "别人" });
  expect(again).toEqual({ ...first, created: false });
  expect(await world.db.prisma.organiser.findMany()).toMatchObject([{ name: "林老师" }]);
});

test("two invitations of one address at the same moment make one member", async () => {
  const world = await openTestWorld();
  const both = await Promise.all(
    ["甲", "乙"].map((name) => createOrganiser(world, { email: "lin@example.com", name })),
  );
  expect(both.map((made) => made.ok && made.created).sort()).toEqual([false, true]);
  expect(await world.db.prisma.organiser.count()).toBe(1);
});

test.each([
  ["林老师", "lin", "not-an-email"],
  ["", "lin@example.com", "no-name"],
  ["长".repeat(61), "lin@example.com", "name-too-long"],
])("the name %j with the address %j is refused: %s", async (name, email, reason) => {
  const world = await openTestWorld();
  expect(await createOrganiser(world, { email, name })).toEqual({ ok: false, reason });
  expect(await world.db.prisma.organiser.count()).toBe(0);
});
