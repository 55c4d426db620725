import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { expect, test } from "vitest";
import { applyMigrations, diffToSchema, migrateDatabase } from "#app/adapters/migrations.server.ts";
import { openTestWorld } from "#tests/world.ts";

test("schema.prisma says what the migrations make", { timeout: 60_000 }, async () => {
  // why: the schema engine cannot read a real server through the driver, but an in-memory PostgreSQL it can.
  const adapter = new PrismaPGlite(new PGlite({ extensions: { btree_gist } }));
  await applyMigrations(adapter, "prisma/migrations");
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  expect(await diffToSchema(adapter, schema)).toBe("");
  expect(
    await diffToSchema(adapter, `${schema}\nmodel Forgotten {\n  id Int @id\n}\n`),
    "a control",
  ).toContain('CREATE TABLE "Forgotten"');
});

test("migrating a database that is up to date changes nothing", async () => {
  const world = await openTestWorld();
  expect(await migrateDatabase(world.databaseUrl, "prisma/migrations")).toEqual([]);
});
