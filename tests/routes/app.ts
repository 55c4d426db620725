import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
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

/**
 * The whole app as the server build has it, put together from app/routes.ts itself, so that a Request meets the same
 * routes, root and document as in production. Only routes that a test asks for need to be there.
 */
async function assemble(): Promise<ServerBuild> {
  const remixRoot = "root";
  const [{ default: config }, root, entry] = await Promise.all([
    import("#app/routes.ts"),
    import("#app/root.tsx"),
    import("#app/entry.server.tsx"),
  ]);
  const routes: ServerBuild["routes"] = {
    root: { id: remixRoot, path: "", parentId: undefined, module: root },
  };
  const known: ServerBuild["assets"]["routes"] = {};
  for (const { id, parentId, path, file } of flatten(await config, remixRoot)) {
    const load = modules[`../../app/${file}`];
    const module = await load?.();
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

let build: Promise<ServerBuild> | undefined;

export type App = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form as a browser does. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
};

/** The app of a world, asked without a network between: Request in, Response out. */
export async function openApp(world: World, browser: string | null = "a-browser-of-its-own"): Promise<App> {
  build ??= assemble();
  const handle = createRequestHandler(await build, "production");
  const context: AppLoadContext = {
    world,
    nonce: "",
    requestId: "test-request",
    visitor: { network: "198.51.100.7", browser },
  };
  const send = (path: string, init: RequestInit = {}) =>
    handle(new Request(new URL(path, world.settings.PUBLIC_URL), init), context);
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers }),
  };
}
