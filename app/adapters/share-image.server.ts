import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Font } from "satori";

/** Tags, styles and texts of a picture, as a component returns them. */
export type PictureTree = Parameters<typeof import("satori")["default"]>[0];

const WIDTH = 1200;
const HEIGHT = 630;
/** Pictures kept in memory: about 30 kB each. */
const KEPT = 64;

const kept = new Map<string, Promise<Buffer>>();
let fonts: Promise<Font[]> | undefined;

/** Latin first, then the Chinese face of the same family; both ship with the product, so no machine needs its own. */
function loadFonts(): Promise<Font[]> {
  fonts ??= Promise.all(
    ["latin", "chinese-simplified"].map(async (part): Promise<Font> => {
      const file = `@fontsource/noto-serif-sc/files/noto-serif-sc-${part}-700-normal.woff`;
      const data = await readFile(createRequire(import.meta.url).resolve(file));
      return { name: part, data, weight: 700, style: "normal" };
    }),
  );
  return fonts;
}

/** What the picture shows decides which picture it is: another word makes another key. */
function keyOf(tree: PictureTree): string {
  return createHash("sha256").update(JSON.stringify(tree)).digest("base64url");
}

/**
 * Draws a share image: 1200 × 630 PNG. The drawing libraries are loaded on the first call (they take 30 MB that most
 * processes never need); a picture is drawn once and then served from memory.
 */
export function drawShareImage(tree: PictureTree): Promise<Buffer> {
  const key = keyOf(tree);
  const known = kept.get(key);
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  const drawing = draw(tree);
  kept.set(key, drawing);
  drawing.catch(() => kept.delete(key));
  return drawing;
}

async function draw(tree: PictureTree): Promise<Buffer> {
  const [{ default: satori }, { default: sharp }, loaded] = await Promise.all([
    import("satori"),
    import("sharp"),
    loadFonts(),
  ]);
  const svg = await satori(tree, { width: WIDTH, height: HEIGHT, fonts: loaded });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
