import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileJournal } from "#app/sandbox/journal.server.ts";
import { openStore } from "#app/sandbox/store.server.ts";

/** A directory of its own that is gone afterwards. */
function openDirectory() {
  const path = mkdtempSync(join(tmpdir(), "qingju-journal-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test("what was flushed comes back in its order; what was not is gone", () => {
  using directory = openDirectory();
  const store = openStore(fileJournal(directory.path));
  store.settings.put({ id: "a", value: 1 });
  store.settings.put({ id: "b", value: 2 });
  store.settings.patch("a", { value: 3 });
  store.settings.put({ id: "c", value: 4 });
  store.settings.remove("c");
  store.flush();
  store.settings.put({ id: "late", value: 9 });
  const again = openStore(fileJournal(directory.path));
  expect(again.settings.all()).toEqual([
    { id: "a", value: 3 },
    { id: "b", value: 2 },
  ]);
});

test("a line that a kill cut short is left out whole, and the next start writes a clean journal", () => {
  using directory = openDirectory();
  const store = openStore(fileJournal(directory.path));
  store.settings.put({ id: "a", value: 1 });
  store.flush();
  const file = join(directory.path, "journal.jsonl");
  appendFileSync(file, '[["settings","b",{"id":"b","value":2}],["sett');
  expect(openStore(fileJournal(directory.path)).settings.all()).toEqual([{ id: "a", value: 1 }]);
  expect(readFileSync(file, "utf8")).toBe('[["settings","a",{"id":"a","value":1}]]\n');
});

test("a journal grown large is written anew with the present state alone", () => {
  using directory = openDirectory();
  const store = openStore(fileJournal(directory.path));
  const long = "x".repeat(1_000_000);
  for (let value = 0; value < 10; value += 1) {
    store.stripeKeys.put({ id: "k", at: value, fingerprint: "", status: 200, body: long, requestId: "" });
    store.flush();
  }
  expect(readFileSync(join(directory.path, "journal.jsonl")).length).toBeLessThan(5_000_000);
  expect(openStore(fileJournal(directory.path)).stripeKeys.get("k")?.at).toBe(9);
});
