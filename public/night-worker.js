// @ts-check
/**
 * Keeps a guest's live page of the night for when the phone has no connection: network first, and what was kept only
 * when the network does not answer. Kept is the live page alone, as long as it asks to be (`data-night-keep`), with the
 * files it needs; ballots, matches and everything else are never kept. A page goes when its link opens nothing any
 * more, when the evening is over, and after half a day.
 */
const SHELF = "night-1";
const LONGEST_MS = 12 * 3_600_000;
const PATIENCE_MS = 6_000;
const LIVE_PAGE = /^\/(?:en\/)?n\/[^/]+\/?$/;
const FILES = /(?:href|src)="(\/assets\/[^"]+)"/g;

/** @type {any} */
const worker = self;

/** @param {string} address */
const pathOf = (address) => new URL(address, worker.location.origin).pathname.replace(/\/$/, "");

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), sweep()]));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate" && LIVE_PAGE.test(pathname)) event.respondWith(livePage(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(request));
});

/** The page that was loaded before there was anybody to keep it. */
worker.addEventListener("message", (/** @type {any} */ event) => {
  const path = typeof event.data?.keep === "string" ? pathOf(event.data.keep) : "";
  if (LIVE_PAGE.test(path)) event.waitUntil(keepFirst(path));
});

/** @param {any} event */
async function livePage(event) {
  const path = pathOf(event.request.url);
  const isKept = (await (await caches.open(SHELF)).match(path)) !== undefined;
  try {
    const patience = isKept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : undefined;
    const answer = await fetch(event.request, patience);
    event.waitUntil(keep(path, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await keptPage(path);
    if (kept) return kept;
    throw error;
  }
}

/** A file of a kept page; its name changes with its content. @param {Request} request */
async function file(request) {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(request.url)) ?? fetch(request);
}

/** @param {string} path */
async function keepFirst(path) {
  const shelf = await caches.open(SHELF);
  if (await shelf.match(path)) return;
  await keep(path, await fetch(path, { headers: { Accept: "text/html" }, cache: "no-store" }));
}

/** @param {string} path @param {Response} answer */
async function keep(path, answer) {
  if (answer.status >= 500 || answer.status === 429) return;
  const html = await answer.text();
  if (!answer.ok || answer.redirected || !html.includes("data-night-keep")) return forget(path);
  const shelf = await caches.open(SHELF);
  const headers = new Headers(answer.headers);
  // The text is unpacked by now.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set("X-Kept-At", String(Date.now()));
  await shelf.delete(`${path}?card`);
  await shelf.put(path, new Response(html, { headers }));
  for (const [, address = ""] of html.matchAll(FILES))
    if (!(await shelf.match(address))) await shelf.add(address).catch(() => undefined);
  await sweep();
}

/** What was kept, saying that it was. @param {string} path */
async function keptPage(path) {
  await sweep();
  const found = await (await caches.open(SHELF)).match(path);
  if (!found) return undefined;
  const html = (await found.text()).replace(/(data-night-kept="") hidden(?:="")?/, "$1");
  return new Response(html, { headers: found.headers });
}

/** @param {string} path */
async function forget(path) {
  const shelf = await caches.open(SHELF);
  for (const address of [path, `${path}?card`]) await shelf.delete(address);
  await sweep();
}

/** Nothing outlives its evening, and no file the last page. */
async function sweep() {
  for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
  const shelf = await caches.open(SHELF);
  const pages = [];
  for (const { url } of await shelf.keys()) {
    const { pathname, search } = new URL(url);
    if (pathname.startsWith("/assets/") || search) continue;
    const kept = await shelf.match(url);
    if (Date.now() - Number(kept?.headers.get("X-Kept-At")) > LONGEST_MS) {
      for (const address of [pathname, `${pathname}?card`]) await shelf.delete(address);
    } else pages.push(pathname);
  }
  if (pages.length === 0) await caches.delete(SHELF);
}
