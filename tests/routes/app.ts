import {
  type AppLoadContext,
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
} from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import type { World } from "#app/use-cases/world.server.ts";

const modules = import.meta.glob<ServerBuild["routes"][string]["module"]>("../../app/routes/**/*.{ts,tsx}");

/** One line of the list of routes, with its module's address beneath app/. */
type Line = { id: string; parentId: string; path: string | undefined; file: string };

function flatten(entries: readonly RouteConfigEntry[], parentId: string): Line[] {
  return entries.flatMap(({ file, path, children }, index) => {
    const id = `${parentId}/${index}:${file}`;
    return [{ id, parentId, path, file }, ...flatten(children ?? [], id)];
  });
}

type Place = { id: string; path?: string; children: Place[] };

/** Every line of app/routes.ts beneath the root, flat and as the tree that addresses are matched against. */
async function readRoutes(): Promise<{ lines: Line[]; tree: Place }> {
  const { default: config } = await import("#app/routes.ts");
  const lines = flatten(await config, "root");
  const tree: Place = { id: "root", path: "", children: [] };
  const places = new Map([[tree.id, tree]]);
  for (const { id, parentId, path } of lines) {
    const place: Place = { id, children: [], ...(path === undefined ? {} : { path }) };
    places.set(id, place);
    places.get(parentId)?.children.push(place);
  }
  return { lines, tree };
}

/**
 * The app as the server build has it, put together from app/routes.ts itself, so that a Request meets the same routes,
 * root and document as in production; with the modules of one address alone, since loading all of them takes seconds.
 */
async function assemble(lines: readonly Line[]): Promise<ServerBuild> {
  const remixRoot = "root";
  const [root, entry] = await Promise.all([import("#app/root.tsx"), import("#app/entry.server.tsx")]);
  const routes: ServerBuild["routes"] = {
    root: { id: remixRoot, path: "", parentId: undefined, module: root },
  };
  const known: ServerBuild["assets"]["routes"] = {};
  for (const { id, parentId, path, file } of lines) {
    const module = await modules[`../../app/${file}`]?.();
    if (module) routes[id] = { id, parentId, module, ...(path === undefined ? {} : { path }) };
  }
  for (const { id, parentId, path, module } of Object.values(routes))
    known[id] = {
      id,
      parentId,
      ...(path === undefined ? {} : { path }),
      module: "",
      imports: [],
      hasLoader: module.loader !== undefined,
      hasAction: module.action !== undefined,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: module.ErrorBoundary !== undefined,
    };
  const { default: settings } = await import("../../remix.config.js");
  return {
    mode: "test",
    entry: { module: entry },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: known, url: "", version: "test" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_lazyRouteDiscovery: true,
      v3_singleFetch: true,
      ...settings.future,
    },
    isSpaMode: false,
  };
}

let read: ReturnType<typeof readRoutes> | undefined;
const handlers = new Map<string, Promise<RequestHandler>>();
const byAddress = new Map<string, Promise<RequestHandler>>();

/** What answers an address; looked up once, since holding it against every route takes longer than some pages do. */
function handlerOf(pathname: string): Promise<RequestHandler> {
  const known = byAddress.get(pathname) ?? findHandler(pathname);
  byAddress.set(pathname, known);
  return known;
}

/** Made once for each branch of the tree. */
async function findHandler(pathname: string): Promise<RequestHandler> {
  read ??= readRoutes();
  const { lines, tree } = await read;
  const ids = new Set(matchRoutes([tree], pathname)?.map(({ route }) => route.id));
  const branch = lines.filter(({ id }) => ids.has(id));
  const key = branch.map(({ id }) => id).join();
  const known =
    handlers.get(key) ?? assemble(branch).then((build) => createRequestHandler(build, "production"));
  handlers.set(key, known);
  return known;
}

export type App = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form as a browser does. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
};

/** The app of a world, asked without a network between: Request in, Response out. */
export async function openApp(world: World, browser: string | null = "a-browser-of-its-own"): Promise<App> {
  const context: AppLoadContext = {
    world,
    nonce: "",
    requestId: "test-request",
    visitor: { network: "198.51.100.7", browser },
  };
  const send = async (path: string, init: RequestInit = {}) => {
    const url = new URL(path, world.settings.PUBLIC_URL);
    const handle = await handlerOf(url.pathname);
    return handle(new Request(url, init), context);
  };
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers }),
  };
}
