import { endWell, runCommand } from "./until-told.server.ts";

process.env.NODE_ENV ??= process.env.MODE === "development" ? "development" : "production";

const { openEnvironment } = await import("./environment.server.ts");
const { wireWorld } = await import("./wire.server.ts");
const { startWorker } = await import("./worker.server.ts");

/** `npm run worker`: works the jobs in a process of its own; the web processes then run with WORKER=separate. */
runCommand(async () => {
  const environment = await openEnvironment();
  const { world, close } = await wireWorld(environment.settings);
  const worker = await startWorker(world);
  world.log.info("working");
  endWell(
    [
      { name: "worker", end: worker.stop },
      { name: "connections", end: close },
      { name: "database", end: environment.stop },
    ],
    world.log,
  );
});
