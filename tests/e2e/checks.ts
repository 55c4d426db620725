import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that look at colours: the costly ones, and the only ones a theme can break. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Which of axe's rules are asked: all, those of colours, or all others. */
export type Rules = "all" | "colours" | "all-but-colours";

/** Every rule that axe finds broken on the page, a line per element; [] when there is none. */
export async function accessibilityFaults(page: Page, rules: Rules = "all"): Promise<string[]> {
  // Once a document is enough: reading half a megabyte of script takes longer than most rules do.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const asked = {
    all: {},
    colours: { runOnly: ofColours },
    "all-but-colours": { rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) },
  }[rules];
  return page.evaluate(async (options) => {
    const axe = Reflect.get(window, "axe");
    if (axe === undefined) return ["axe could not be put into the page"];
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options });
    return violations.flatMap(
      (rule: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }) =>
        rule.nodes.map((node) => `${rule.id}: ${rule.help} – ${node.target} – ${node.failureSummary ?? ""}`),
    );
  }, asked);
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
