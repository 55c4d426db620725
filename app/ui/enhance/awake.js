// @ts-check
/** Keeps a screen on the wall from going dark, where the browser can. */
async function stayAwake() {
  try {
    if (!document.hidden) await navigator.wakeLock?.request("screen");
  } catch {
    // A battery that runs low says no; the screen then sleeps as it would anyway.
  }
}

document.addEventListener("visibilitychange", stayAwake);
void stayAwake();

export {};
