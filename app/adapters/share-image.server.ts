import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";

/** Tags, styles and texts of a picture, as a component returns them. */
export type PictureTree = Parameters<typeof import("satori")["default"]>[0];

/** What the drawing thread is asked, and what it answers. `tree` is JSON. */
export type PictureAsked = { id: number; tree: string };
export type PictureAnswer = { id: number; png: Uint8Array } | { id: number; problem: string };

export type Pictures = {
  /** A share image: 1200 × 630 PNG. Throws when it cannot be drawn. */
  draw(tree: PictureTree): Promise<Buffer>;
  close(): Promise<void>;
};

/** Pictures kept in memory: about 30 kB each. */
const KEPT = 64;
/** An idle thread gives its 100 MB back after this long. */
const IDLE_MS = 60_000;

type Waiting = { resolve(png: Buffer): void; reject(error: Error): void };

/** What a thread begins with: `--import tsx` does not reach a thread's first file, so it is registered from here. */
function firstLines(): string {
  const file = JSON.stringify(new URL("./share-image-worker.server.ts", import.meta.url).href);
  return `import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); })`;
}

/** One drawing thread; it starts with the first picture and never keeps the process alive. */
function openThread() {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  function settle({ id, ...answer }: PictureAnswer): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if ("png" in answer) one?.resolve(Buffer.from(answer.png));
    else one?.reject(new Error(`the picture could not be drawn: ${answer.problem}`));
    if (waiting.size === 0) idle = setTimeout(close, IDLE_MS).unref();
  }

  function lose(from: Worker, error: Error): void {
    if (worker !== from) return;
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(firstLines(), { eval: true, execArgv: [] });
    started.on("message", settle);
    started.on("error", (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    started.on("exit", () => lose(started, new Error("the drawing thread has ended")));
    started.unref();
    return started;
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    await worker?.terminate();
  }

  function draw(tree: string): Promise<Buffer> {
    clearTimeout(idle);
    worker ??= start();
    last += 1;
    const id = last;
    const drawn = new Promise<Buffer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, tree } satisfies PictureAsked);
    return drawn;
  }
  return { draw, close };
}

/**
 * Draws share images in a thread beside the server, so that no visitor waits for someone else's picture. What a
 * picture shows decides which picture it is: it is drawn once and then served from memory.
 */
export function openPictures(): Pictures {
  const kept = new Map<string, Promise<Buffer>>();
  const thread = openThread();
  return {
    draw(tree) {
      const json = JSON.stringify(tree);
      const key = createHash("sha256").update(json).digest("base64url");
      const known = kept.get(key);
      if (known) return known;
      const [oldest] = kept.keys();
      if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
      const drawing = thread.draw(json);
      kept.set(key, drawing);
      drawing.catch(() => kept.delete(key));
      return drawing;
    },
    close: thread.close,
  };
}
