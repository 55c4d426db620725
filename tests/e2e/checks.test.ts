import { expect, test } from "vitest";
import { accessibilityFaults, overflow, type Rules, smallTargets } from "./checks.ts";
import { browserOfThisFile, visit } from "./visit.ts";

browserOfThisFile();

const faulty = `<!doctype html><html><head><title>x</title></head><body>
<p style="color:#999;background:#aaa">pale</p><input id="bare"><button style="width:20px;height:20px">x</button>
<div style="width:600px">wide</div></body></html>`;

const paleAtNight = `<!doctype html><html lang="en"><head><title>x</title><style>
p { color: #111; background: #fff } @media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }
</style></head><body><main><h1>x</h1><p>pale when it is dark</p></main></body></html>`;

const sound = `<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>
<p style="color:#111;background:#fff">clear</p></main></body></html>`;

test("the checks of every page find what is wrong on a page made wrong on purpose", async () => {
  const page = await visit({ width: 320 });
  await page.setContent(faulty);
  const broken = async (rules: Rules) =>
    (await accessibilityFaults(page, rules)).map((fault) => fault.split(":")[0]);
  expect(await broken("all")).toEqual(expect.arrayContaining(["color-contrast", "html-has-lang", "label"]));
  const others = await broken("all-but-colours");
  expect(others).toEqual(expect.arrayContaining(["html-has-lang", "label"]));
  expect(others).not.toContain("color-contrast");
  expect(await broken("colours")).toEqual(["color-contrast"]);
  expect(await overflow(page), "too wide").toHaveLength(1);
  expect(await smallTargets(page), "too small").toEqual(
    expect.arrayContaining([expect.stringContaining("20×20")]),
  );
});

test("what is pale in the dark alone is found in the dark, on a page that was checked in the light", async () => {
  const page = await visit({ width: 320 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setContent(paleAtNight);
  expect(await accessibilityFaults(page, "all")).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await accessibilityFaults(page, "colours")).toEqual([expect.stringContaining("color-contrast")]);
});

test("a tab that shows one page after the other is checked for each of them", async () => {
  const page = await visit({ width: 320 });
  const found: number[] = [];
  for (const html of [faulty, sound, faulty]) {
    await page.goto("about:blank");
    await page.setContent(html);
    found.push((await accessibilityFaults(page)).length + (await smallTargets(page)).length);
  }
  expect(found[0]).toBeGreaterThan(0);
  expect(found).toEqual([found[0], 0, found[0]]);
});
