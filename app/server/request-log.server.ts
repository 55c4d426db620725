import type { RequestHandler } from "express";
import type { Log } from "#app/adapters/log.server.ts";

/** After these words an address carries a secret or something a person chose. */
const secretAfter = new Set(["o", "w", "v", "n", "p", "sign-in", "handover"]);

/** The path of a request without its query, its secrets and anything too long to be one of our words. */
export function describePath(url: string): string {
  const path = url.split(/[?#]/)[0] ?? "";
  const parts = path.split("/");
  const told = parts.map((part, at) =>
    part !== "" && secretAfter.has(parts[at - 1] ?? "") ? ":token" : part.length > 64 ? ":long" : part,
  );
  return told.slice(0, 12).join("/");
}

/** One line for each answer: what was asked, what came of it, how long it took; nothing about the person. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.once("close", () => {
      const facts = {
        requestId: response.getHeader("X-Request-Id"),
        method: request.method,
        path: describePath(request.originalUrl),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (response.statusCode >= 500) log.error(facts, "answered");
      else log.info(facts, "answered");
    });
    next();
  };
}
