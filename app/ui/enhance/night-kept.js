// @ts-check
/**
 * Has the phone keep a guest's live page for when there is no connection (see public/night-worker.js): a page marked
 * `data-night-keep` is kept, with the card the server sent last. `<p data-night-kept data-words="… {time} …"
 * data-zone="…" hidden>` is unhidden in a kept page; this module says there as of when it is, and takes it away with
 * the server's next word. Without this module, or where the browser keeps nothing, everything else works.
 */
const SHELF = "night-1";

const card = document.querySelector("[data-night-card]");
const told = document.querySelector("[data-night-kept]");
const path = location.pathname.replace(/\/$/, "");
const isKept = told instanceof HTMLElement && !told.hidden;

/** @param {string} moment */
function sayAsOf(moment) {
  if (!(told instanceof HTMLElement) || Number.isNaN(Date.parse(moment))) return;
  const { words = "", zone = "UTC" } = told.dataset;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  told.textContent = words.replace("{time}", clock.format(new Date(moment)));
}

/** The card is newer than the page it stood in; its clock goes on by what the phone knows of the server's time. */
async function showKept() {
  sayAsOf(card?.getAttribute("data-now") ?? "");
  const found = await (await caches.open(SHELF)).match(`${path}?card`);
  const { now = "", html = "", ahead = 0 } = (await found?.json()) ?? {};
  if (told instanceof HTMLElement && told.hidden) return;
  if (card && html) card.innerHTML = html;
  sayAsOf(now);
  document.dispatchEvent(
    new CustomEvent("night", { detail: { now: new Date(Date.now() + ahead).toISOString() } }),
  );
}

/** @param {string} now */
async function keepCard(now) {
  // Only beside a page that is kept: what has been forgotten is not begun again.
  if (!card || !(await caches.match(path))) return;
  const shelf = await caches.open(SHELF);
  const ahead = Date.parse(now) - Date.now();
  await shelf.put(`${path}?card`, new Response(JSON.stringify({ now, ahead, html: card.innerHTML })));
}

async function forget() {
  if (await caches.has(SHELF)) {
    const shelf = await caches.open(SHELF);
    for (const address of [path, `${path}?card`]) await shelf.delete(address);
  }
}

/** The evening is over for this page: its card says so. */
function isOver() {
  return card?.querySelector("[data-night-forget]") !== null;
}

/** @param {string} now */
function hear(now) {
  if (told instanceof HTMLElement) told.hidden = true;
  void (isOver() ? forget() : keepCard(now)).catch(() => undefined);
}

async function begin() {
  if (isKept) await showKept();
  document.addEventListener("night", (event) => {
    if (event instanceof CustomEvent) hear(String(event.detail.now));
  });
  if (!document.querySelector("[data-night-keep]") || isOver()) return forget();
  const scope = /^\/(?:en\/)?n\//.exec(location.pathname)?.[0];
  if (!scope) return;
  await navigator.serviceWorker.register("/night-worker.js", { scope });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: path });
}

if ("serviceWorker" in navigator && "caches" in window) begin().catch(() => undefined);

export {};
