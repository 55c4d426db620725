// @ts-check
/**
 * Shows the answer just tapped on a ballot at once, also without a connection: the pressed button of a
 * `<form data-later="mark …">` counts, the other one is released. Without this module the page comes back with it.
 */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.later?.startsWith("mark ")) return;
  for (const button of form.querySelectorAll("button[aria-pressed]"))
    button.setAttribute("aria-pressed", String(button === event.submitter));
});

export {};
