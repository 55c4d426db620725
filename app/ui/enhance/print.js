// @ts-check
/** `<button data-print hidden>` shows itself and prints the page; without it the browser's own menu does. */
for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

export {};
