import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule (or `only` these) axe finds broken on the page, a line per element; [] when there is none. */
export async function accessibilityFaults(page: Page, only: string[] = []): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const axe = Reflect.get(window, "axe");
    if (axe === undefined) return ["axe could not be put into the page"];
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      ...(rules.length > 0 ? { runOnly: rules } : {}),
    });
    return violations.flatMap(
      (rule: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }) =>
        rule.nodes.map((node) => `${rule.id}: ${rule.help} – ${node.target} – ${node.failureSummary ?? ""}`),
    );
  }, only);
}

/** What sticks out to the right of the window; [] when the page fits. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const names = wide.slice(-5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [
      `the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px: ${names.join(", ")}`,
    ];
  });
}

/**
 * Buttons, fields and links that act but are lower or narrower than 44 px; a link inside a sentence may be (WCAG
 * 2.5.8 excepts it). A tick box counts with its label.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 44;
    const inSentence = (element: Element) => {
      const parent = element.parentElement;
      if (element.tagName !== "A" || parent === null) return false;
      if (getComputedStyle(element).display !== "inline") return false;
      return ["P", "LI", "DD", "SPAN", "TD", "LABEL", "SMALL", "FIGCAPTION"].includes(parent.tagName);
    };
    const boxOf = (element: Element) => {
      const label =
        element instanceof HTMLInputElement && /checkbox|radio/.test(element.type)
          ? element.closest("label")
          : null;
      // A link whose ::after lies over its whole card is as large as the card.
      const after = getComputedStyle(element, "::after");
      const spread = after.position === "absolute" && after.top === "0px" && after.left === "0px";
      const card = spread && element instanceof HTMLElement ? element.offsetParent : null;
      return (label ?? card ?? element).getBoundingClientRect();
    };
    const acting = document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary",
    );
    return [...acting].flatMap((element) => {
      const box = boxOf(element);
      const shown = box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
      if (!shown || inSentence(element)) return [];
      if (box.height >= least - 0.5 && box.width >= least - 0.5) return [];
      const name = (element.textContent || element.getAttribute("name") || "").trim().slice(0, 30);
      return [
        `${element.tagName.toLowerCase()} "${name}" is ${Math.round(box.width)}×${Math.round(box.height)} px`,
      ];
    });
  });
}
