import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { bytesArray, integerArray, textArray, uuidArray } from "#app/adapters/sql-arrays.server.ts";
import { openTestWorld } from "#tests/world.ts";

/** What PostgreSQL makes of one parameter. */
async function readBack(type: string, value: unknown): Promise<unknown> {
  const { pool } = (await openTestWorld()).db;
  return (await pool.query(`SELECT $1::${type}[] AS got`, [value])).rows[0]?.got;
}

test("texts arrive as they were, the word NULL and the empty one among them", async () => {
  const plain = ["zh-CN", "NULL", "null", "", "2026-11", "a_b.c"];
  expect(typeof textArray(plain)).toBe("string");
  expect(await readBack("text", textArray(plain))).toEqual(plain);
});

test("texts that would have to be escaped arrive as they were, too", async () => {
  const odd = ['"', "\\", 'a","b', "{}", "a,b", "it's", "林晓雯", "a\nb", " "];
  for (const text of odd) expect(await readBack("text", textArray([text, "plain"]))).toEqual([text, "plain"]);
  expect(await readBack("text", textArray(odd))).toEqual(odd);
});

test("UUIDs arrive with their nulls, and what is none is refused", async () => {
  const ids = [randomUUID(), null, randomUUID()];
  expect(await readBack("uuid", uuidArray(ids))).toEqual(ids);
  expect(() => uuidArray([`${randomUUID().slice(1)}"`])).toThrow("not a UUID");
});

test("whole numbers arrive, and others are refused", async () => {
  expect(await readBack("int", integerArray([0, -1, 2_147_483_647]))).toEqual([0, -1, 2_147_483_647]);
  expect(() => integerArray([1.5])).toThrow("not a whole number");
});

test("bytes of every length arrive, and nulls between them", async () => {
  const values = [randomBytes(32), null, Buffer.alloc(0), randomBytes(300), new Uint8Array([0, 255])];
  expect(await readBack("bytea", bytesArray(values))).toEqual(
    values.map((value) => (value === null ? null : Buffer.from(value))),
  );
  expect(await readBack("bytea", bytesArray([randomBytes(3)]))).toHaveLength(1);
});

test("an array of nothing arrives empty", async () => {
  for (const [type, value] of [
    ["text", textArray([])],
    ["uuid", uuidArray([])],
    ["int", integerArray([])],
    ["bytea", bytesArray([])],
  ] as const)
    expect(await readBack(type, value)).toEqual([]);
});
