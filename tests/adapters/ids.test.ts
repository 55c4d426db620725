import { expect, test } from "vitest";
import { randomIds } from "#app/adapters/ids.server.ts";
import { isUuid } from "#app/domain/registration/record-id.ts";

test("ids of rows are UUIDs of version 8 that follow each other and differ", () => {
  const ids = Array.from({ length: 1_000 }, () => randomIds.rowId());
  expect(ids.every(isUuid)).toBe(true);
  expect(ids.every((id) => id[14] === "8" && "89ab".includes(id[19] ?? ""))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids.map((id) => id.slice(15))).size).toBe(1_000);
});

test("an id of a row does not say when it was made", () => {
  const first = Number.parseInt(randomIds.rowId().replaceAll("-", "").slice(0, 12), 16);
  expect(Math.abs(first - Date.now())).toBeGreaterThan(1_000_000);
});
