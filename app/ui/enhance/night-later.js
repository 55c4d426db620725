// @ts-check
/**
 * A tap made without a connection arrives later, once: a `<form data-later="what it is about">` is kept on the phone
 * until the server has answered it, with an id of its own that the server counts once. A newer tap about the same
 * thing takes the place of one still waiting. `data-later-hide` on the form takes its card away at once.
 * `<p data-night-later data-waiting data-many data-sent data-refused hidden>` says how it stands. Without this module the
 * forms are plain forms.
 */
const AGAIN_MS = 4_000;
const SLOWEST_MS = 60_000;
const SENT_FOR_MS = 8_000;

/** @typedef {{ id: string, name: string, action: string, body: string, madeAt: number }} Tap */

const status = document.querySelector("[data-night-later]");
const holder = /\/n\/([^/?#]+)/.exec(location.pathname)?.[1] ?? "";
const shelf = `taps ${holder}`;

/** @returns {Tap[]} */
function kept() {
  try {
    const taps = JSON.parse(localStorage.getItem(shelf) ?? "[]");
    return Array.isArray(taps) ? taps : [];
  } catch {
    return [];
  }
}

/** @param {Tap[]} taps */
function keep(taps) {
  if (taps.length === 0) localStorage.removeItem(shelf);
  else localStorage.setItem(shelf, JSON.stringify(taps));
}

/** @param {string} [words] */
function tell(words) {
  if (!(status instanceof HTMLElement)) return;
  status.hidden = !words;
  status.textContent = words ?? "";
}

/** Stands in the way of nothing once it has been read. @param {string} [words] */
function tellSent(words) {
  tell(words);
  setTimeout(() => {
    if (status?.textContent === words) tell();
  }, SENT_FOR_MS);
}

function tellWaiting() {
  if (!(status instanceof HTMLElement)) return;
  const count = kept().length;
  const { waiting = "", many = "" } = status.dataset;
  tell(count > 1 ? `${count} ${many}` : count === 1 ? waiting : undefined);
}

let busy = false;
let wait = AGAIN_MS;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function again() {
  tellWaiting();
  clearTimeout(timer);
  timer = setTimeout(send, wait);
  wait = Math.min(wait * 1.5, SLOWEST_MS);
}

/** Sends what waits, the oldest first. */
async function send() {
  if (busy) return;
  busy = true;
  try {
    for (let tap = kept()[0]; tap; tap = kept()[0]) {
      const { id } = tap;
      const answer = await post(tap);
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      keep(kept().filter((one) => one.id !== id));
      wait = AGAIN_MS;
      show(await answer.text(), answer.ok);
    }
  } catch {
    again();
  } finally {
    busy = false;
  }
}

/** @param {Tap} tap */
function post({ id, action, body, madeAt }) {
  const fields = new URLSearchParams(body);
  fields.set("tap", id);
  fields.set("ago", String(Math.max(0, Date.now() - madeAt)));
  return fetch(action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
}

/** @param {string} html @param {boolean} taken */
function show(html, taken) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const card = document.querySelector("[data-night-card]");
  const news = page.querySelector("[data-night-card]");
  if (card && news && taken) {
    card.innerHTML = news.innerHTML;
    document.dispatchEvent(new CustomEvent("night", { detail: { now: news.getAttribute("data-now") } }));
  }
  if (!(status instanceof HTMLElement)) return;
  const why = page.querySelector("[role=alert]")?.textContent?.trim();
  if (!taken) tell(why || status.dataset.refused);
  else if (!status.hidden) tellSent(status.dataset.sent);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.later === undefined) return;
  const tap = {
    id: crypto.randomUUID?.(),
    name: form.dataset.later,
    action: form.action,
    body: new URLSearchParams(fieldsOf(form, event.submitter)).toString(),
    madeAt: Date.now(),
  };
  if (!tap.id) return;
  try {
    keep([...kept().filter(({ name }) => name !== tap.name), tap]);
  } catch {
    return;
  }
  event.preventDefault();
  answerTap(form, event.submitter);
  clearTimeout(timer);
  void send();
});

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter @returns {[string, string][]} */
function fieldsOf(form, submitter) {
  return [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
}

/** Shows at once that the tap was felt. @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
function answerTap(form, submitter) {
  const card = form.closest(".card");
  if (form.dataset.laterHide !== undefined && card instanceof HTMLElement) card.hidden = true;
  else if (submitter instanceof HTMLButtonElement && submitter.dataset.once) {
    submitter.textContent = submitter.dataset.once;
    submitter.setAttribute("aria-disabled", "true");
  }
}

/** What has been answered on this phone is not asked again while the answer waits. */
function hideAnswered() {
  const names = new Set(kept().map(({ name }) => name));
  for (const form of document.querySelectorAll("form[data-later-hide]")) {
    const card = form.closest(".card");
    if (card instanceof HTMLElement && form instanceof HTMLFormElement && names.has(form.dataset.later ?? ""))
      card.hidden = true;
  }
}

document.addEventListener("night", hideAnswered);
window.addEventListener("online", () => {
  wait = AGAIN_MS;
  void send();
});
hideAnswered();
if (kept().length > 0) void send();

export {};
