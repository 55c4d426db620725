import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { createServer } from "vite";

/** In development the pages come from Vite, always the newest, and every change reloads the open page. */
export async function openVite(): Promise<{ pages: () => Promise<ServerBuild>; middleware: RequestHandler }> {
  const known = { term: process.listeners("SIGTERM"), end: process.stdin.listeners("end") };
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  // Remix's second, inner Vite ends the process by itself at these; ending well is this process's own affair.
  for (const listener of process.listeners("SIGTERM"))
    if (!known.term.includes(listener)) process.off("SIGTERM", listener);
  for (const listener of process.stdin.listeners("end"))
    if (!known.end.includes(listener)) process.stdin.removeAllListeners("end");
  vite.watcher.on("change", () => vite.ws.send({ type: "full-reload" }));
  return {
    pages: async () => {
      const build: unknown = await vite.ssrLoadModule("virtual:remix/server-build");
      return build as ServerBuild;
    },
    middleware: vite.middlewares,
  };
}
