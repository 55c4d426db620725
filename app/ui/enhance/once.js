// @ts-check
/**
 * Guards buttons against a second tap while the first is on its way: `<button data-once="One moment…">` shows those
 * words and does nothing more. Coming back to the page (the back button) makes it ready again. The server would answer
 * a double submit with the same order anyway; this only tells the person that it is under way.
 */
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement) || button.dataset.once === undefined) return;
  if (button.getAttribute("aria-disabled") === "true") return event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  button.dataset.said = button.textContent ?? "";
  if (button.dataset.once) button.textContent = button.dataset.once;
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll('button[data-once][aria-disabled="true"]')) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.removeAttribute("aria-disabled");
    if (button.dataset.said) button.textContent = button.dataset.said;
  }
});
