import "@remix-run/node";
import type { World } from "#app/use-cases/world.server.ts";

declare module "@remix-run/node" {
  /** Pages read their loaders' values as they are: a Date stays a Date. */
  interface Future {
    v3_singleFetch: true;
  }

  /** What the server hands to every loader and action. */
  interface AppLoadContext {
    world: World;
    /** This response's CSP nonce; empty on kept pages, which carry no script. */
    nonce: string;
    requestId: string;
    visitor: {
      /** The visitor's network address, for rate limits only. */
      network: string;
      /** A random id in a cookie, for caps on live holds; null on the first visit. */
      browser: string | null;
    };
  }
}
