import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isLoopback } from "../interlock.server.ts";

export type WireRequest = {
  method: string;
  path: string;
  query: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
};

/** `cut` makes the server break the line: before anything is sent, or in the middle of the body. */
export type WireResponse = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  cut?: "all" | "half";
};

export type WireHandler = (request: WireRequest) => Promise<WireResponse>;

export type WireServer = { url: string; port: number; close(): Promise<void> };

const largestBody = 60_000_000;

/** Serves `handler` on 127.0.0.1 only; `port` 0 means any free one. @throws a plain sentence when it is taken. */
export async function serveLoopback(name: string, port: number, handler: WireHandler): Promise<WireServer> {
  const server = createServer((request, response) => {
    answer(request, response, handler).catch((error: unknown) => {
      process.stderr.write(`${name} stand-in: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else
        send(response, { status: 500, headers: { "content-type": "text/plain" }, body: "stand-in failed" });
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, name, port);
  const address = server.address();
  const chosen = typeof address === "object" && address ? address.port : port;
  return { url: `http://127.0.0.1:${chosen}`, port: chosen, close: () => close(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: WireHandler,
): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress) || !isLoopbackHost(request.headers.host)) {
    send(response, { status: 403, headers: { "content-type": "text/plain" }, body: "This machine only." });
    return;
  }
  const body = await readBody(request);
  if (body === null) {
    send(response, { status: 413, headers: { "content-type": "text/plain", connection: "close" }, body: "" });
    return;
  }
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const wireRequest = {
    method: request.method ?? "GET",
    path,
    query: query.join("?"),
    headers: request.headers,
    body,
  };
  send(response, await handler(wireRequest));
}

/** A page elsewhere that points its own name at 127.0.0.1 is refused by the name it asks for. */
function isLoopbackHost(host: string | undefined): boolean {
  return host === undefined || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: WireResponse): void {
  if (answer.cut === "all") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(body.length) });
  if (answer.cut !== "half") {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

function listen(server: Server, name: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`The ${name} stand-in cannot start: port ${port} is taken.`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): WireResponse {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-cache, no-store", ...headers },
    body: JSON.stringify(value, null, 2),
  };
}

export function redirect(location: string): WireResponse {
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: "" };
}

/** Header values that may come doubled are read as their first. */
export function header(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
