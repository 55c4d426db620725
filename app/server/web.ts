import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { endWell, runCommand } from "./until-told.server.ts";

// React and Remix read this when they are loaded, hence before the imports below.
process.env.NODE_ENV ??= process.env.MODE === "development" ? "development" : "production";

const { openEnvironment } = await import("./environment.server.ts");
const { startWeb } = await import("./start-web.server.ts");
const { startWorker } = await import("./worker.server.ts");
const { wireWorld } = await import("./wire.server.ts");

async function findPages() {
  const built = resolve("build/server/index.js");
  if (!existsSync(built)) throw new Error("There is no build yet: run npm run build first.");
  return { pages: await import(pathToFileURL(built).href) };
}

/** `npm start`: the web server, and the worker with it unless WORKER=separate. */
runCommand(async () => {
  const environment = await openEnvironment();
  const { settings } = environment;
  const { world, close } = await wireWorld(settings);
  const development = process.env.NODE_ENV === "development";
  const pages = development ? await (await import("./vite.server.ts")).openVite() : await findPages();
  const web = await startWeb({ world, ...pages });
  const worker = settings.WORKER === "inline" ? await startWorker(world) : undefined;
  process.send?.({ port: web.port });
  endWell(
    [
      { name: "web", end: web.close },
      { name: "worker", end: async () => worker?.stop() },
      { name: "connections", end: close },
      { name: "database", end: environment.stop },
    ],
    world.log,
  );
});
