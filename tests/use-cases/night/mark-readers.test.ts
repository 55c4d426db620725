import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join("app", path));
const room = "app/use-cases/night";

/** Everything that may touch marks, and what for. A new name here is a new place where a like could show. */
const touch: Readonly<Record<string, "own" | "count" | "delete">> = {
  "export-night": "own",
  "hand-in-ballot": "own",
  "mark-ballot": "own",
  "night-news": "own",
  "own-choices": "own",
  "show-ballot": "own",
  "close-ballot": "count",
  "forget-marks": "delete",
  "forget-night": "delete",
};

test("marks are touched by their voter's pages, by the count, and by what deletes them; by nothing else", () => {
  const found = files.filter((path) => /ballotMark|ballot_mark/.test(readFileSync(path, "utf8")));
  expect(found.sort()).toEqual(
    Object.keys(touch)
      .map((name) => `${room}/${name}.server.ts`)
      .sort(),
  );
});

test.each(Object.keys(touch).filter((name) => touch[name] === "own"))(
  "%s asks for marks by their voter, never by whom they are about",
  (name) => {
    const source = readFileSync(`${room}/${name}.server.ts`, "utf8");
    for (const [, where = ""] of source.matchAll(
      /ballotMark\.(?:find|count|group|aggregate)\w*\(\{([\s\S]*?)\}\)/g,
    ))
      expect(where).toMatch(/voterId: lineId/);
    for (const [, where = ""] of source.matchAll(/from ballot_mark\s+where([\s\S]*?)\)/gi))
      expect(where).toContain("voter_id = asked.line_id");
  },
);
