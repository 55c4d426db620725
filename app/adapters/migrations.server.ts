import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** The engine reports a panic through this global, by its own contract. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      throw new Error(`schema engine: ${message}`);
    },
  },
});

const filters = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own schema engine, the WebAssembly build that npm carries, so that migrating needs no native
 * download. Node cannot import its `.wasm` directly, so it is instantiated here; once a process, because its
 * bindings hold one instance: the promise hangs on the process, since a test runner may load this file twice.
 */
type Loading = ReturnType<typeof loadEngine>;
type WithEngine = typeof globalThis & { qingjuSchemaEngine?: Loading };
const shared: WithEngine = globalThis;

async function loadEngine() {
  const background = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const home = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const { instance } = await WebAssembly.instantiate(readFileSync(join(home, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": background,
  });
  const bindings: object = background;
  if (!("__wbg_set_wasm" in bindings) || typeof bindings.__wbg_set_wasm !== "function")
    throw new Error("the schema engine's bindings changed their shape");
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return background;
}

async function openEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: [string, string][],
): Promise<SchemaEngine> {
  shared.qingjuSchemaEngine ??= loadEngine();
  const { SchemaEngine: Engine } = await shared.qingjuSchemaEngine;
  return Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

/** The migrations of a folder, oldest first, as the engine wants them. */
export function readMigrations(folder: string): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Applies what is missing and answers the names of what it applied. Writes the standard `_prisma_migrations`. */
export async function applyMigrations(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
): Promise<string[]> {
  const engine = await openEngine(adapter);
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: readMigrations(folder),
    filters,
  });
  return appliedMigrationNames;
}

/**
 * Prisma's adapter for PostgreSQL cuts a script at every semicolon, also inside a function's body; here a script goes
 * to the server whole, which also makes each migration one transaction.
 */
function migrationAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      connection.executeScript = async (sql) => {
        await connection.executeRaw({ sql, args: [], argTypes: [] });
      };
      return connection;
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** Any number: processes that migrate one database at the same time take turns by it. */
const TURN = 7_104_452;

/** Brings the database at a PostgreSQL URL up to date and answers the names of what was applied. */
export async function migrateDatabase(url: string, folder: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => undefined);
  const turn = await pool.connect();
  try {
    await turn.query("select pg_advisory_lock($1)", [TURN]);
    return await applyMigrations(migrationAdapter(pool), folder);
  } finally {
    turn.release(true);
    await pool.end();
  }
}

/** What a database is, as a side of a diff; the engine answers P4001 for one without tables. */
async function introspect(engine: SchemaEngine, schema: SchemasContainer): Promise<DiffTarget> {
  try {
    const found = await engine.introspect({
      schema,
      baseDirectoryPath: ".",
      force: true,
      compositeTypeDepth: -1,
      namespaces: null,
    });
    return { tag: "schemaDatamodel", ...found.schema };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "P4001") return { tag: "empty" };
    throw error;
  }
}

/**
 * Indexes of some rows only, of expressions, and exclusions: Prisma's schema cannot say them, and its engine takes
 * a partial unique key for a whole one.
 */
const forgetWhatPrismaCannotSay = `
  do $$ declare found record; begin
    for found in
      select c.relname as index, t.relname as of, con.conname as constraint
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
      left join pg_constraint con on con.conindid = i.indexrelid and con.contype in ('x', 'u')
      where i.indpred is not null or i.indexprs is not null or con.contype = 'x'
    loop
      if found.constraint is not null then
        execute format('alter table %I drop constraint %I', found.of, found.constraint);
      else
        execute format('drop index %I', found.index);
      end if;
    end loop;
  end $$`;

/**
 * The SQL that leads from what a database is to what `schema` (the text of schema.prisma) says; "" when they agree.
 * For a database that is thrown away afterwards: what Prisma cannot say is removed from it first.
 */
export async function diffToSchema(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<string> {
  const path = "schema.prisma";
  const connection = await adapter.connect();
  await connection.executeScript(forgetWhatPrismaCannotSay);
  await connection.dispose();
  const engine = await openEngine(adapter, [[path, schema]]);
  const wanted = { files: [{ path, content: schema }] };
  const { stdout } = await engine.diff({
    from: await introspect(engine, wanted),
    to: { tag: "schemaDatamodel", ...wanted },
    script: true,
    exitCode: null,
    filters,
  });
  const sql = stdout ?? "";
  return sql.includes("This is an empty migration") ? "" : sql;
}
