// @ts-check
/**
 * Keeps a guest's night page true: `<div data-night-card data-live="address">` holds what the server sends whenever it
 * changes, over one open connection, else by asking again every two seconds. After each word from the server the
 * document gets a `night` event with the server's time. `<p data-night-changed hidden>` is shown while the plan is not
 * what the phone said before. Without a connection the page keeps what it has and says so;
 * without this module the page asks anew by itself.
 */
const POLL_MS = 1_800;
const SLOWEST_MS = 10_000;
/** The server says something every ten seconds; a connection silent for longer is dead. */
const SILENT_MS = 25_000;
/** The first word comes at once, unless something on the way holds it back. */
const FIRST_WORD_MS = 5_000;
const TRY_AGAIN_MS = 60_000;
const FINGER_MS = 150;

const card = document.querySelector("[data-night-card]");
const label = document.querySelector("[data-night-link]");
const lost = document.querySelector("[data-night-lost]");
const changed = document.querySelector("[data-night-changed]");
const address = card?.getAttribute("data-live") ?? "";

const announcer = document.createElement("div");
announcer.className = "hidden-label";
announcer.setAttribute("role", "status");
document.body.append(announcer);

/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pollTimer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let firstWord;
let heardAt = performance.now();
let wait = POLL_MS;
let last = "";
/** How many words the server has said. */
let heard = 0;

/** @param {"connected" | "polling" | "lost"} state */
function tell(state) {
  if (label instanceof HTMLElement) {
    label.hidden = false;
    label.textContent = label.dataset[state] ?? "";
    label.dataset.state = state;
  }
  if (lost instanceof HTMLElement) lost.hidden = state !== "lost";
}

/** @param {string} html */
function show(html) {
  if (!card || html === last) return;
  // A finger is on one of its buttons: the tap would be lost with the button.
  const words = heard;
  if (card.querySelector(":active")) return void setTimeout(() => words === heard && show(html), FINGER_MS);
  last = html;
  const before = card.querySelector("[data-night-say]")?.textContent;
  const seats = seatsSaid();
  card.innerHTML = html;
  tellChange(seats, seatsSaid());
  const after = card.querySelector("[data-night-say]")?.textContent;
  if (!after || after === before) return;
  announcer.textContent = after;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200);
}

/** What the card says of its reader's seats. @returns {Record<string, string>} */
function seatsSaid() {
  return JSON.parse(card?.querySelector("[data-seats]")?.getAttribute("data-seats") ?? "{}");
}

/**
 * Another seat than the one said before is called a change of the plan, without a reason, until the evening goes on.
 * @param {Record<string, string>} before @param {Record<string, string>} after
 */
function tellChange(before, after) {
  if (!(changed instanceof HTMLElement)) return;
  const questions = Object.keys(after);
  if (questions.some((one) => one in before && before[one] !== after[one])) changed.hidden = false;
  else if (Object.keys(before).join() !== questions.join()) changed.hidden = true;
}

/** @param {string} text */
function hear(text) {
  const { now, html } = JSON.parse(text);
  heardAt = performance.now();
  if (html !== undefined) {
    heard += 1;
    show(html);
  }
  document.dispatchEvent(new CustomEvent("night", { detail: { now } }));
}

function connect() {
  source?.close();
  const opened = new EventSource(address);
  source = opened;
  opened.addEventListener("face", (event) => {
    stopPolling();
    tell("connected");
    hear(event.data);
  });
  opened.addEventListener("beat", (event) => {
    stopPolling();
    tell("connected");
    hear(event.data);
  });
  opened.addEventListener("gone", () => location.reload());
  opened.addEventListener("error", () => {
    startPolling();
    if (opened.readyState === EventSource.CLOSED) later(connect, TRY_AGAIN_MS);
  });
  clearTimeout(firstWord);
  firstWord = setTimeout(() => {
    if (label instanceof HTMLElement && label.dataset.state === "connected") return;
    startPolling();
  }, FIRST_WORD_MS);
}

/** @param {() => void} deed @param {number} ms */
function later(deed, ms) {
  setTimeout(deed, ms * (0.8 + 0.4 * Math.random()));
}

async function poll() {
  const before = heard;
  try {
    const answer = await fetch(`${address}?poll`, { cache: "no-store" });
    if (answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    // What the open line has said meanwhile is newer.
    if (heard === before) hear(text);
    wait = POLL_MS;
    if (pollTimer !== undefined) tell("polling");
  } catch {
    wait = Math.min(wait * 1.5, SLOWEST_MS);
    if (pollTimer !== undefined) tell("lost");
  }
  if (pollTimer !== undefined) pollTimer = setTimeout(poll, wait * (0.9 + 0.2 * Math.random()));
}

function startPolling() {
  if (pollTimer !== undefined) return;
  pollTimer = setTimeout(poll, 300 * Math.random());
}

function stopPolling() {
  clearTimeout(pollTimer);
  pollTimer = undefined;
  wait = POLL_MS;
}

/** Somebody looks again, or the network is back: at once rather than at the next turn. */
function wake() {
  wait = POLL_MS;
  if (pollTimer !== undefined) {
    clearTimeout(pollTimer);
    void poll();
  }
  if (source?.readyState !== EventSource.OPEN || performance.now() - heardAt > SILENT_MS / 2) connect();
}

if (card && address) {
  connect();
  window.addEventListener("online", () => {
    wake();
    // A line that outlived a short gap has said nothing since, and would not before something changes.
    if (source?.readyState === EventSource.OPEN) connect();
  });
  window.addEventListener("offline", () => tell("lost"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) wake();
  });
  setInterval(() => {
    if (document.hidden || performance.now() - heardAt < SILENT_MS) return;
    heardAt = performance.now();
    startPolling();
    connect();
  }, 5_000);
}

export {};
