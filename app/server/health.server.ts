import type { IncomingMessage, ServerResponse } from "node:http";
import { resolve } from "node:path";
import { readMigrations } from "#app/adapters/migrations.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

export type Health = {
  /** Answers /health (the process is up) and /ready (the database answers and is migrated); tells whether it did. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** From now on the process is not ready: a balancer stops sending. */
  stopping(): void;
};

const ASK_AGAIN_MS = 1_000;

async function isMigrated(world: World, wanted: readonly string[]): Promise<boolean> {
  const { rows } = await world.db.pool.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return wanted.every((name) => applied.has(name));
}

/** Watches over one web process. */
export function watchHealth(world: World): Health {
  const wanted = readMigrations(resolve("prisma/migrations")).migrationDirectories.map(({ path }) => path);
  let stopped = false;
  let asked: { at: number; answer: Promise<string> } | undefined;

  function ready(): Promise<string> {
    const now = performance.now();
    if (asked && now - asked.at < ASK_AGAIN_MS) return asked.answer;
    const answer = isMigrated(world, wanted).then(
      (migrated) => (migrated ? "ready" : "the database is not migrated"),
      () => "the database does not answer",
    );
    asked = { at: now, answer };
    return answer;
  }

  function say(response: ServerResponse, status: number, text: string): void {
    response
      .writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" })
      .end(`${text}\n`);
  }

  return {
    stopping() {
      stopped = true;
    },
    answer(request, response) {
      if (request.url === "/health") say(response, 200, "up");
      else if (request.url !== "/ready") return false;
      else if (stopped) say(response, 503, "stopping");
      else ready().then((text) => say(response, text === "ready" ? 200 : 503, text));
      return true;
    },
  };
}
