// @ts-check
/**
 * Counts down what is left of a round by the server's clock: `<div data-night-clock data-starts="…" data-ends="…"
 * data-said="{m} minutes {s} seconds left" data-over="Time">` with a `.night-left` for the figures and a `.ring-left`
 * for the ring. The server's time comes with the page (`data-now` on the card) and with every `night` event, so that a
 * phone with a wrong clock counts right. The last minute is read out once.
 */
const card = document.querySelector("[data-night-card]");

const announcer = document.createElement("div");
announcer.className = "hidden-label";
announcer.setAttribute("role", "status");
document.body.append(announcer);

let ahead = Date.parse(card?.getAttribute("data-now") ?? "") - Date.now();
if (!Number.isFinite(ahead)) ahead = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let readOut = "";

/** @param {number} seconds */
function figures(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {HTMLElement} clock @param {number} now */
function draw(clock, now) {
  const { starts = "", ends = "", said = "", over = "" } = clock.dataset;
  const left = Date.parse(ends) - now;
  const whole = Date.parse(ends) - Date.parse(starts);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const words = said.replace("{m}", String(Math.floor(seconds / 60))).replace("{s}", String(seconds % 60));
  const text = clock.querySelector(".night-left");
  if (text) {
    text.textContent = seconds > 0 ? figures(seconds) : over;
    text.classList.toggle("worded", seconds === 0);
  }
  clock.setAttribute("aria-label", seconds > 0 ? words : over);
  clock.classList.toggle("near", seconds > 0 && seconds <= 60);
  const share = whole > 0 ? Math.min(1, Math.max(0, left / whole)) * 100 : 0;
  clock.querySelector(".ring-left")?.setAttribute("stroke-dasharray", `${share.toFixed(2)} 100`);
  if (seconds <= 60 && seconds > 55 && readOut !== ends) {
    readOut = ends;
    announcer.textContent = words;
  }
}

function tick() {
  clearTimeout(timer);
  const now = Date.now() + ahead;
  const clocks = [...document.querySelectorAll("[data-night-clock]")];
  for (const clock of clocks) if (clock instanceof HTMLElement) draw(clock, now);
  const next = clocks[0] instanceof HTMLElement ? Date.parse(clocks[0].dataset.ends ?? "") - now : 0;
  if (next > 0) timer = setTimeout(tick, (next % 1000) + 10);
}

document.addEventListener("night", (event) => {
  const now = event instanceof CustomEvent ? Date.parse(event.detail.now) : Number.NaN;
  if (Number.isFinite(now)) ahead = now - Date.now();
  tick();
});
document.addEventListener("live", () => {
  const now = Date.parse(document.querySelector("[data-now]")?.getAttribute("data-now") ?? "");
  if (Number.isFinite(now)) ahead = now - Date.now();
  tick();
});
document.addEventListener("visibilitychange", tick);
tick();

export {};
