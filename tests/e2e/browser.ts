import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Locale } from "#app/domain/events/locale.ts";

export type Width = 320 | 390 | 1280;

export type Visitor = {
  locale?: Locale;
  /** JavaScript on unless told. */
  script?: boolean;
  width?: Width;
  theme?: "light" | "dark";
  reducedMotion?: boolean;
  /** Whether a service worker may keep pages for it; none may unless told. */
  keeps?: boolean;
};

const heights = { 320: 640, 390: 844, 1280: 900 } satisfies Record<Width, number>;

/** Where Chromium is: CHROMIUM_PATH, Debian's, or the one Playwright downloaded. */
export function findChromium(): string {
  const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", chromium.executablePath()];
  const found = places.find((place) => place !== undefined && place !== "" && existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    "Chromium is missing. Install it (Debian: apt-get install chromium fonts-noto-cjk; elsewhere: npx playwright-core install chromium) or name it in CHROMIUM_PATH.",
  );
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
  });
}

let visitors = 0;

/** An address out of the block kept for documentation and benchmarks, another one each time. */
function ownAddress(): string {
  visitors += 1;
  return `198.18.${process.pid % 250}.${visitors % 250}`;
}

/** A phone or a computer of its own: nothing is shared with another visitor. */
export function openVisitor(browser: Browser, visitor: Visitor = {}): Promise<BrowserContext> {
  const {
    locale = "zh-CN",
    script = true,
    width = 390,
    theme = "light",
    reducedMotion = true,
    keeps = false,
  } = visitor;
  return browser.newContext({
    locale,
    javaScriptEnabled: script,
    viewport: { width, height: heights[width] },
    hasTouch: width < 1000,
    colorScheme: theme,
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
    timezoneId: "Asia/Shanghai",
    serviceWorkers: keeps ? "allow" : "block",
    extraHTTPHeaders: { "X-Forwarded-For": ownAddress() },
  });
}

/** A refused page is a page of its own; the browser's remark about its status is no fault of the page. */
function isRemarkOnStatus(text: string, url: string, documents: ReadonlySet<string>): boolean {
  return text.startsWith("Failed to load resource") && documents.has(url);
}

/**
 * Notes everything that should never happen while the page is used: errors on the console (refusals by the
 * content security policy are among them), uncaught errors, requests that fail, answers of 400 and more to anything
 * but a document, documents of 500 and more.
 */
export function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  const documents = new Set<string>();
  page.on("response", (response) => {
    const request = response.request();
    const isDocument = request.isNavigationRequest();
    if (isDocument) documents.add(response.url());
    const bad = isDocument ? response.status() >= 500 : response.status() >= 400;
    if (bad) faults.push(`${response.status()} for ${request.method()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left drops what it was still reading.
    if (why !== "net::ERR_ABORTED") faults.push(`${why} for ${request.method()} ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    if (isRemarkOnStatus(message.text(), message.location().url, documents)) return;
    faults.push(`console: ${message.text()} (${page.url()})`);
  });
  return faults;
}
