import { expect, test } from "vitest";
import type { Log } from "#app/adapters/log.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "./app.ts";

const now = new Date("2031-03-08T11:00:00Z");

/** A log that keeps what it is told, as JSON. */
function listen(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (...told: unknown[]) => {
    lines.push(JSON.stringify(told, (_, value) => (value instanceof Error ? String(value) : value)));
  };
  // why: what the real log would print is what is looked at.
  const log: Log = { debug: write, info: write, warn: write, error: write, fatal: write, child: () => log };
  return { log, lines };
}

test("what was asked wrongly is no fault for the log, and no secret of an address gets there", async () => {
  const { log, lines } = listen();
  const world = await openTestWorld({ now });
  await buildEvent(world.db, { now, slug: "evening" });
  const app = await openApp({ ...world, log });
  const asked = [
    await app.post("/o/c2VjcmV0LXRva2Vu", {}),
    await app.post("/o/c2VjcmV0LXRva2Vu/calendar.ics", {}),
    await app.post("/e/evening", {}),
    await app.send("/find-my-ticket", { method: "OPTIONS" }),
    await app.get("/o/c2VjcmV0LXRva2Vu"),
  ];
  expect(asked.map(({ status }) => status)).toEqual([405, 405, 405, 405, 404]);
  expect(lines).toEqual([]);
});
