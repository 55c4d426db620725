import { expect, test } from "vitest";
import { accessibilityFaults, overflow, smallTargets } from "./checks.ts";
import { browserOfThisFile, visit } from "./visit.ts";

browserOfThisFile();

const faulty = `<!doctype html><html><head><title>x</title></head><body>
<p style="color:#999;background:#aaa">pale</p><input id="bare"><button style="width:20px;height:20px">x</button>
<div style="width:600px">wide</div></body></html>`;

test("the checks of every page find what is wrong on a page made wrong on purpose", async () => {
  const page = await visit({ width: 320 });
  await page.setContent(faulty);
  const rules = (await accessibilityFaults(page)).map((fault) => fault.split(":")[0]);
  expect(rules).toEqual(expect.arrayContaining(["color-contrast", "html-has-lang", "label"]));
  expect(await overflow(page), "too wide").toHaveLength(1);
  expect(await smallTargets(page), "too small").toEqual(
    expect.arrayContaining([expect.stringContaining("20×20")]),
  );
});
