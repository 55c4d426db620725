import { createHash } from "node:crypto";
import { openThread } from "./thread.server.ts";

/** Tags, styles and texts of a picture, as a component returns them. */
export type PictureTree = Parameters<typeof import("satori")["default"]>[0];

export type Pictures = {
  /** A share image: 1200 × 630 PNG. Throws when it cannot be drawn. */
  draw(tree: PictureTree): Promise<Buffer>;
  close(): Promise<void>;
};

/** Pictures kept in memory: about 30 kB each. */
const KEPT = 64;
/** An idle thread gives its 100 MB back after this long. */
const IDLE_MS = 60_000;

/**
 * Draws share images in a thread beside the server, so that no visitor waits for someone else's picture. What a
 * picture shows decides which picture it is: it is drawn once and then served from memory.
 */
export function openPictures(): Pictures {
  const kept = new Map<string, Promise<Buffer>>();
  const file = new URL("./share-image-worker.server.ts", import.meta.url);
  const thread = openThread<string, Uint8Array>(file, IDLE_MS);
  return {
    draw(tree) {
      const json = JSON.stringify(tree);
      const key = createHash("sha256").update(json).digest("base64url");
      const known = kept.get(key);
      if (known) return known;
      const [oldest] = kept.keys();
      if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
      const drawing = thread.ask(json).then(
        (png) => Buffer.from(png),
        (cause: unknown) => {
          throw new Error(`the picture could not be drawn: ${cause}`, { cause });
        },
      );
      kept.set(key, drawing);
      drawing.catch(() => kept.delete(key));
      return drawing;
    },
    close: thread.close,
  };
}
