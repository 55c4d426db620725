import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "express";
import type { World } from "#app/use-cases/world.server.ts";
import { watchHealth } from "./health.server.ts";
import { keepPages } from "./kept-pages.server.ts";
import { whyUnreadable } from "./readable-request.server.ts";
import { createApp, type Pages, renderForAll } from "./remix-app.server.ts";
import { securityHeaders } from "./security-headers.server.ts";

export type WebServer = {
  port: number;
  /** Answers what was asked, then ends. */
  close(): Promise<void>;
};

export type WebOptions = {
  world: World;
  pages: Pages;
  /** Vite's, in development; then every page is made anew each time. */
  middleware?: RequestHandler;
};

/** How long new requests are still taken after the word to stop: a balancer or a browser may just be sending one. */
const DRAIN_MS = 400;
/** A request that is still open this long after the server was told to stop is cut off. */
const GRACE_MS = 10_000;

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} is taken. Choose another one: PORT=${port + 1}`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

/** Takes what is on its way already, then no more, and waits for the answers. */
async function finish(server: Server): Promise<void> {
  await sleep(DRAIN_MS);
  const closed = new Promise((resolve) => server.close(resolve));
  const end = Date.now() + GRACE_MS;
  let open = true;
  closed.then(() => {
    open = false;
  });
  while (open && Date.now() < end) {
    server.closeIdleConnections();
    await Promise.race([closed, sleep(50)]);
  }
  server.closeAllConnections();
  await closed;
}

/** Starts the web server: health and the kept pages straight from node:http, everything else through Remix. */
export async function startWeb({ world, pages, middleware }: WebOptions): Promise<WebServer> {
  const { settings, log } = world;
  const health = watchHealth(world);
  const kept = keepPages(renderForAll(world, pages), securityHeaders(settings), log);
  const app = createApp(world, pages, middleware);
  let stopping = false;
  const server = createServer((request, response) => {
    if (stopping) response.setHeader("Connection", "close");
    if (health.answer(request, response)) return;
    if (!middleware && whyUnreadable(request) === null && kept.answer(request, response)) return;
    app(request, response);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  // Longer than a balancer keeps its connections, so that it never sends into one that is just closing.
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, settings.PORT, settings.HOST);
  log.info({ port }, "listening");
  return {
    port,
    async close() {
      stopping = true;
      health.stopping();
      // Pages that follow an evening are open without end; they come back to another process.
      world.nightChanges.close();
      await finish(server);
    },
  };
}
