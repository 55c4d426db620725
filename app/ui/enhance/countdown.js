// @ts-check
/**
 * Counts down to the moment of each `<time data-countdown datetime="…" data-now="…">`. `data-now` is the server's time
 * when it wrote the page, so a phone with a wrong clock counts right. `data-words` is the sentence with `{m}` and `{s}`,
 * `data-over` the one for afterwards; the element's own words stay for who has no script. Minutes are read out
 * politely: at ten, five and one. When the time is over the page is asked again, once.
 */
const READ_OUT = new Set([600, 300, 60]);

const announcer = document.createElement("div");
announcer.className = "hidden-label";
announcer.setAttribute("role", "status");
document.body.append(announcer);

/** @param {string} template @param {number} seconds */
function say(template, seconds) {
  const rest = String(seconds % 60).padStart(2, "0");
  return template.replace("{m}", String(Math.floor(seconds / 60))).replace("{s}", rest);
}

/** @param {HTMLTimeElement} element */
function count(element) {
  const { now, words = "", over = "" } = element.dataset;
  const ahead = Date.parse(now ?? "") - Date.now();
  const end = Date.parse(element.dateTime) - (Number.isFinite(ahead) ? ahead : 0);

  function tick() {
    if (!element.isConnected) return;
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    element.textContent = seconds > 0 ? say(words, seconds) : over;
    if (READ_OUT.has(seconds)) announcer.textContent = element.textContent;
    if (seconds > 0) setTimeout(tick, 1000 - ((Date.now() - end) % 1000));
    else setTimeout(() => location.reload(), 2_000);
  }
  // A deadline that was over when the page was written needs no second look.
  if (end > Date.now()) tick();
}

function start() {
  for (const element of document.querySelectorAll("time[data-countdown]")) {
    if (!(element instanceof HTMLTimeElement) || element.dataset.counting) continue;
    element.dataset.counting = "yes";
    count(element);
  }
}

document.addEventListener("live", start);
start();
