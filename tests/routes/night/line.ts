import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app.ts";

type Word = { name: string; data: { now?: string; html?: string } };

/** An open answer of server-sent events, read as a browser does. */
export type Line = {
  headers: Headers;
  /** The next word of that name; others before it are passed over. Throws when the line ends or five seconds pass. */
  next(name: string): Promise<Word["data"]>;
  /** The words that come within so many milliseconds. */
  within(ms: number): Promise<Word[]>;
  /** Whether the line has ended, or ends within five seconds. */
  ended(): Promise<boolean>;
  close(): Promise<void>;
};

const PATIENCE_MS = 5_000;

function parse(block: string): Word[] {
  const name = /^event: (.*)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  return name === undefined || data === undefined ? [] : [{ name, data: JSON.parse(data) }];
}

/** Opens it; throws when the answer is not one that stays open. */
export async function openLine(app: App, path: string): Promise<Line> {
  const leaving = new AbortController();
  const response = await app.send(path, { signal: leaving.signal });
  if (response.status !== 200 || !response.body) throw new Error(`no line: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const words: Word[] = [];
  let over = false;
  async function read(): Promise<void> {
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      words.push(...blocks.flatMap(parse));
    }
  }
  const reading = read()
    .catch(() => undefined)
    .then(() => {
      over = true;
    });
  async function until<T>(look: () => T | undefined): Promise<T | undefined> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = look();
      if (found !== undefined || Date.now() > end) return found;
      await sleep(10);
    }
  }
  return {
    headers: response.headers,
    async next(name) {
      const found = await until(() => {
        const at = words.findIndex((word) => word.name === name);
        return at < 0 ? undefined : words.splice(0, at + 1).at(-1);
      });
      if (!found) throw new Error(`no word ${name} came${over ? " before the line ended" : ""}`);
      return found.data;
    },
    async within(ms) {
      await sleep(ms);
      return words.splice(0);
    },
    ended: async () => (await until(() => over || undefined)) === true,
    async close() {
      leaving.abort();
      await reading;
    },
  };
}
