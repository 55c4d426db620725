import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { createServer } from "vite";

/** In development the pages come from Vite, always the newest, and every change reloads the open page. */
export async function openVite(): Promise<{ pages: () => Promise<ServerBuild>; middleware: RequestHandler }> {
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  vite.watcher.on("change", () => vite.ws.send({ type: "full-reload" }));
  return {
    pages: async () => {
      const build: unknown = await vite.ssrLoadModule("virtual:remix/server-build");
      return build as ServerBuild;
    },
    middleware: vite.middlewares,
  };
}
