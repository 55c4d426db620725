import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readSettings } from "#app/adapters/settings.server.ts";
import { startWeb } from "#app/server/start-web.server.ts";
import { wireWorld } from "#app/server/wire.server.ts";
import { memoryWorld } from "./checkout-memory.ts";

/*
 * One process with two servers of the same built pages, the same adapters and the same Stripe: the product, and the
 * product with its database replaced by this process's memory. They take turns, so that neither has an advantage.
 */
const read = readSettings(process.env);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const pages = await import(pathToFileURL(resolve("build/server/index.js")).href);
const { world } = await wireWorld(read.settings);
const memory = memoryWorld(world, JSON.parse(process.env.BENCH_EVENT ?? "{}"));
const [product, reference] = [
  await startWeb({ world, pages }),
  await startWeb({ world: memory.world, pages }),
];
process.on("message", (word) => {
  if (word === "count") process.send?.({ ordersInMemory: memory.orders() });
});
process.send?.({ product: product.port, reference: reference.port });
process.on("SIGTERM", () => process.exit(0));
