// @ts-check
/**
 * Copies the value of a field: `<button data-copy="id" data-copied="Copied" hidden>` shows itself where the browser
 * can copy, and says so for a moment when it has. Without it the field can be selected by hand.
 */
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  const field = document.getElementById(button.dataset.copy ?? "");
  if (!(field instanceof HTMLInputElement)) continue;
  button.hidden = false;
  const words = button.textContent ?? "";
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied ?? words;
    setTimeout(() => {
      button.textContent = words;
    }, 2_000);
  });
}
