import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import satori, { type Font } from "satori";
import sharp from "sharp";
import { answerInThread } from "./thread.server.ts";

// Runs in a thread of its own: the layout of one picture takes a second or so of a processor.

const WIDTH = 1200;
const HEIGHT = 630;

/** Latin first, then the Chinese face of the same family; both ship with the product, so no machine needs its own. */
function loadFonts(): Promise<Font[]> {
  return Promise.all(
    ["latin", "chinese-simplified"].map(async (part): Promise<Font> => {
      const file = `@fontsource/noto-serif-sc/files/noto-serif-sc-${part}-700-normal.woff`;
      const data = await readFile(createRequire(import.meta.url).resolve(file));
      return { name: part, data, weight: 700, style: "normal" };
    }),
  );
}

const fonts = loadFonts();

async function draw(tree: string): Promise<Uint8Array> {
  const svg = await satori(JSON.parse(tree), { width: WIDTH, height: HEIGHT, fonts: await fonts });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}

answerInThread(draw);
