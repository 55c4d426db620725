import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { applyMigrations, diffToSchema } from "#app/adapters/migrations.server.ts";

/**
 * `npm run db:migration -- name`: writes prisma/migrations/<time>_<name>/migration.sql, the step from the
 * migrations so far to schema.prisma. Worked out on an in-memory PostgreSQL, so no database is touched.
 */
const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run db:migration -- name_in_snake_case");
  process.exit(2);
}
const folder = resolve("prisma/migrations");
mkdirSync(folder, { recursive: true });
const adapter = new PrismaPGlite(new PGlite({ extensions: { btree_gist } }));
await applyMigrations(adapter, folder);
const sql = await diffToSchema(adapter, readFileSync("prisma/schema.prisma", "utf8"));
if (sql === "") {
  console.log("schema.prisma and the migrations agree; nothing to write.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = resolve(folder, `${stamp}_${name}`);
  mkdirSync(target);
  writeFileSync(resolve(target, "migration.sql"), sql);
  console.log(`Wrote ${target}/migration.sql. Read it before you apply it with npm run db:migrate.`);
}
process.exit(0);
