import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** One change: a record put (or, with null, removed) in a drawer under its id. */
export type Change = [drawer: string, id: string, record: unknown];

/** Where changes are kept. Each `append` is one line, so a set of changes is whole or absent. */
export type Journal = {
  replay(): Change[];
  append(changes: Change[]): void;
  /** Bytes appended since the last compaction. */
  grown(): number;
  /** Replaces the history by the present state, atomically. */
  compact(changes: Change[]): void;
};

export function memoryJournal(): Journal {
  return { replay: () => [], append: () => {}, grown: () => 0, compact: () => {} };
}

/** Appends are handed to the system at once: they survive a kill of the process, not a power cut. */
export function fileJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "journal.jsonl");
  let bytes = 0;
  return {
    replay: () => (existsSync(path) ? readLines(readFileSync(path, "utf8")) : []),
    append(changes) {
      const line = `${JSON.stringify(changes)}\n`;
      bytes += line.length;
      appendFileSync(path, line, { mode: 0o600 });
    },
    grown: () => bytes,
    compact(changes) {
      const next = `${path}.next`;
      writeFileSync(next, changes.map((change) => `${JSON.stringify([change])}\n`).join(""), { mode: 0o600 });
      const handle = openSync(next, "r+");
      fsyncSync(handle);
      closeSync(handle);
      renameSync(next, path);
      bytes = 0;
    },
  };
}

/** A last line cut short by a kill is left out; the change it held was never answered for. */
function readLines(text: string): Change[] {
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      const changes: Change[] = JSON.parse(line);
      return changes;
    } catch {
      return [];
    }
  });
}
