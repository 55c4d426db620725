import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Log } from "#app/adapters/log.server.ts";
import { readViaCode, viaQuery } from "#app/domain/registration/via-code.ts";

/** How a page may be packed; the first one the browser takes is sent. */
const encodings = ["br", "gzip", "identity"] as const;
type Encoding = (typeof encodings)[number];

type Packed = { body: Buffer; headers: Record<string, string | number>; etag: string };
type KeptPage = { startedAt: number; status: number; packed: Record<Encoding, Packed>; answers: number };
type Shelf = { kept?: KeptPage; coming?: { startedAt: number; page: Promise<KeptPage> } };

/** Renders the page at a path, from the start to the whole body. */
export type RenderPage = (path: string) => Promise<Response>;

export type KeptPages = {
  /** Answers the request if it is for a kept page, and tells whether it was. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
};

/** An answer shows what was true at most this long ago, counted from the start of the rendering. */
const KEEP_MS = 1_000;
/** How many pages are kept at once; made-up addresses push out the ones asked for longest ago. */
const SHELVES = 200;
const keptPath = /^(?:\/en)?\/e\/(?!\.|%2[eE])[\w%.~-]{1,100}$/;

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/**
 * The address under which a page is kept; undefined for any other. Of the query only a partner's code counts, which the
 * page's links take along: everybody who comes by one link sees one page, and nobody else does.
 */
export function keptPagePath(url: string): string | undefined {
  const cut = url.indexOf("?");
  const path = cut < 0 ? url : url.slice(0, cut);
  if (!keptPath.test(path)) return undefined;
  return `${path}${viaQuery(cut < 0 ? null : readViaCode(new URLSearchParams(url.slice(cut)).get("via")))}`;
}

async function pack(response: Response, always: Record<string, string>): Promise<Record<Encoding, Packed>> {
  const plain = Buffer.from(await response.arrayBuffer());
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  };
  const [br, zipped] = await Promise.all([packBrotli(plain, quality), packGzip(plain, { level: 6 })]);
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const location = response.headers.get("Location");
  function packed(encoding: Encoding, body: Buffer): Packed {
    const etag = `"${hash}-${encoding}"`;
    const headers = {
      ...always,
      "Content-Type": response.headers.get("Content-Type") ?? "text/html; charset=utf-8",
      "Content-Length": body.length,
      "Cache-Control": "public, max-age=0, must-revalidate",
      Vary: "Accept-Encoding",
      ETag: etag,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
      ...(location === null ? {} : { Location: location }),
    };
    return { body, headers, etag };
  }
  return { br: packed("br", br), gzip: packed("gzip", zipped), identity: packed("identity", plain) };
}

function chooseEncoding(accepted: string | string[] | undefined): Encoding {
  const text = String(accepted ?? "");
  const takes = (name: string) =>
    text.includes(name) && !new RegExp(`${name}\\s*;\\s*q=0(?![.\\d]*[1-9])`).test(text);
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

function send(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  const { body, headers, etag } = page.packed[chooseEncoding(request.headers["accept-encoding"])];
  page.answers += 1;
  if (page.status === 200 && request.headers["if-none-match"]?.includes(etag)) {
    const { "Content-Length": _, "Content-Type": __, "Content-Encoding": ___, ...rest } = headers;
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(page.status, headers);
  if (request.method === "HEAD") response.end();
  else response.end(body);
}

/**
 * Keeps the pages that are the same for everyone: each is rendered at most once a second, packed once, and served
 * from memory. `headers` go with every answer. Missing pages are kept like any other.
 */
export function keepPages(render: RenderPage, headers: Record<string, string>, log: Log): KeptPages {
  const shelves = new Map<string, Shelf>();

  function shelfOf(path: string): Shelf {
    const shelf = shelves.get(path) ?? {};
    shelves.delete(path);
    shelves.set(path, shelf);
    if (shelves.size > SHELVES) {
      const oldest = shelves.keys().next();
      if (!oldest.done) shelves.delete(oldest.value);
    }
    return shelf;
  }

  async function make(path: string, shelf: Shelf, startedAt: number): Promise<KeptPage> {
    const answers = shelf.kept?.answers ?? 0;
    const rendered = await render(path);
    const page = { startedAt, status: rendered.status, packed: await pack(rendered, headers), answers: 0 };
    if (startedAt > (shelf.kept?.startedAt ?? 0)) shelf.kept = page;
    log.debug(
      { path, status: page.status, answers, ms: Math.round(performance.now() - startedAt) },
      "kept page made",
    );
    return page;
  }

  /** One rendering at a time serves everybody who waits for it, unless it has itself become too old. */
  function comingPage(path: string, shelf: Shelf, now: number): Promise<KeptPage> {
    if (shelf.coming && now - shelf.coming.startedAt < KEEP_MS) return shelf.coming.page;
    const coming = { startedAt: now, page: make(path, shelf, now) };
    shelf.coming = coming;
    const done = () => {
      if (shelf.coming === coming) shelf.coming = undefined;
    };
    coming.page.then(done, done);
    return coming.page;
  }

  return {
    answer(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      const path = keptPagePath(request.url ?? "");
      if (path === undefined) return false;
      const shelf = shelfOf(path);
      const now = performance.now();
      if (shelf.kept && now - shelf.kept.startedAt < KEEP_MS) {
        send(request, response, shelf.kept);
        return true;
      }
      comingPage(path, shelf, now).then(
        (page) => send(request, response, page),
        (error: unknown) => {
          log.error({ err: error, path }, "a kept page failed to render");
          response.writeHead(500, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end("500");
        },
      );
      return true;
    },
  };
}
