import { randomBytes, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { createRequestHandler as createExpressHandler } from "@remix-run/express";
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { MOST_PHOTO_BYTES } from "#app/domain/venues/photo-rules.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { RenderPage } from "./kept-pages.server.ts";
import { mayChangeThings } from "./origin-check.server.ts";
import { whyUnreadable } from "./readable-request.server.ts";
import { describePath, logRequests } from "./request-log.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { knowVisitor } from "./visitor.server.ts";

/** The built pages, or in development a way to get the newest ones. */
export type Pages = ServerBuild | (() => Promise<ServerBuild>);

/** The largest form or webhook that is read, in bytes. */
const BODY_LIMIT = 1_000_000;
/** The form of a venue's photos alone may send more: one photo and its words. */
const PHOTO_FORM = /^\/(?:en\/)?office\/venues\/[^/]+\/photos(?:\.data)?(?:\?|$)/;
const PHOTO_BODY_LIMIT = MOST_PHOTO_BYTES + 100_000;

/** Renders a page that is the same for everyone: no nonce, no cookie, no visitor. */
export function renderForAll(world: World, pages: Pages): RenderPage {
  const handle = createRequestHandler(pages, process.env.NODE_ENV);
  return (path) => {
    const context: AppLoadContext = {
      world,
      nonce: "",
      requestId: randomUUID(),
      visitor: { network: "", browser: null },
    };
    return handle(new Request(new URL(path, world.settings.PUBLIC_URL)), context);
  };
}

/** Refuses before anything is read: a foreign origin, what nothing here can read, a body too large or of unsaid size, an impossible host. */
function refuseEarly(world: World): RequestHandler {
  return (request, response, next) => {
    const refuse = (status: number) => {
      response.status(status).type("text/plain").send(`${status}\n`);
    };
    const { host, "content-length": length, "transfer-encoding": chunked } = request.headers;
    if (!URL.canParse(`http://${host}`)) return refuse(400);
    if (!mayChangeThings(request, world.settings.PUBLIC_URL)) return refuse(403);
    if (chunked !== undefined) return refuse(411);
    const most = PHOTO_FORM.test(request.originalUrl) ? PHOTO_BODY_LIMIT : BODY_LIMIT;
    if (Number(length ?? 0) > most) return refuse(413);
    const unreadable = whyUnreadable(request);
    if (unreadable !== null) return refuse(unreadable);
    next();
  };
}

/** The id and the headers every answer has; a page nobody said otherwise about is kept by no one. */
function dress(world: World): RequestHandler {
  return (_, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    const requestId = randomUUID();
    response.locals.nonce = nonce;
    response.locals.requestId = requestId;
    response.set({ ...securityHeaders(world.settings, nonce), "X-Request-Id": requestId });
    const writeHead = response.writeHead.bind(response);
    Object.assign(response, {
      writeHead(...all: Parameters<typeof writeHead>) {
        if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
        return writeHead(...all);
      },
    });
    next();
  };
}

function sayBroken(world: World): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    world.log.error({ err: error, path: describePath(request.originalUrl) }, "a request failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text/plain").send("500\n");
  };
}

function serveFiles(app: Express): void {
  const client = resolve("build/client");
  const options = { index: false, redirect: false } as const;
  // Names under assets/ carry a hash of their content.
  app.use("/assets", express.static(`${client}/assets`, { ...options, immutable: true, maxAge: "1y" }));
  app.use("/assets", (_, response) => {
    response.status(404).type("text/plain").send("404\n");
  });
  app.use(express.static(client, { ...options, maxAge: "1h" }));
}

/** Everything but the kept pages: files, then Remix. `middleware` is Vite's in development. */
export function createApp(world: World, pages: Pages, middleware?: RequestHandler): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", world.settings.TRUSTED_PROXIES);
  app.use(dress(world), refuseEarly(world), compression());
  if (middleware) app.use(middleware);
  else serveFiles(app);
  app.use(logRequests(world.log));
  app.all(
    "*",
    createExpressHandler({
      build: pages,
      getLoadContext: (request, response) => ({
        world,
        nonce: response.locals.nonce,
        requestId: response.locals.requestId,
        visitor: knowVisitor(request, response, world.settings),
      }),
    }),
  );
  app.use(sayBroken(world));
  return app;
}
