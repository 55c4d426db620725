// @ts-check
/**
 * Keeps a page's figures fresh. Every element with `data-live="key"` is replaced by its newest self: the same page is
 * asked again every one and a half seconds while somebody looks at it, so that no figure is older than two
 * (`data-live-every="5000"` on any element asks for another pace, in milliseconds). An element with `data-live-state`
 * stands for the page's whole state: when the value changes, the page is loaded anew. Words inside `data-live-polite`
 * are read out by screen readers when they change. After a change the document gets a `live` event. With
 * `data-live-source="address"` on any element the server says when there is something new (a `change` over one open
 * line), and the page asks only then; without an open line it asks at its pace. Without this module the page is whole,
 * only not moving.
 */
const SLOWEST = 30_000;
const pace = Number(document.querySelector("[data-live-every]")?.getAttribute("data-live-every")) || 1_500;

const announcer = document.createElement("div");
announcer.className = "hidden-label";
announcer.setAttribute("role", "status");
document.body.append(announcer);

let wait = pace;
/** Something newer is known than what is shown. */
let behind = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {ParentNode} page @param {string} name */
function valuesOf(page, name) {
  return [...page.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)).join(" ");
}

/** Somebody is typing in it or has a finger on it: it waits for the next time. @param {Element} element */
function isBusy(element) {
  if (element.matches(":active")) return true;
  const { activeElement } = document;
  const typing = activeElement instanceof HTMLElement && activeElement.matches("input, select, textarea");
  return typing && element.contains(activeElement);
}

/** @param {Document} next */
function show(next) {
  if (valuesOf(document, "data-live-state") !== valuesOf(next, "data-live-state")) return location.reload();
  const before = politeWords();
  let changed = false;
  behind = false;
  for (const element of document.querySelectorAll("[data-live]")) {
    const twin = next.querySelector(`[data-live="${CSS.escape(element.getAttribute("data-live") ?? "")}"]`);
    if (!twin || twin.outerHTML === element.outerHTML) continue;
    if (isBusy(element)) {
      behind = true;
      continue;
    }
    element.replaceWith(document.adoptNode(twin));
    changed = true;
  }
  if (!changed) return;
  const after = politeWords();
  const news = after.filter((words) => !before.includes(words));
  if (news.length > 0) announcer.textContent = news.join(" ");
  document.dispatchEvent(new Event("live"));
}

function politeWords() {
  return [...document.querySelectorAll("[data-live-polite]")].map((element) => element.textContent ?? "");
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.redirected) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    wait = pace;
  } catch {
    wait = Math.min(wait * 2, SLOWEST);
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(refresh, isTold() && !behind ? SLOWEST : wait);
}

const address = document.querySelector("[data-live-source]")?.getAttribute("data-live-source");
const source = address ? new EventSource(address) : undefined;
source?.addEventListener("change", () => {
  if (!document.hidden) void refresh();
});
source?.addEventListener("error", plan);

/** Somebody else says when there is something new. */
function isTold() {
  return source?.readyState === EventSource.OPEN;
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return clearTimeout(timer);
  wait = pace;
  void refresh();
});
plan();

export {};
