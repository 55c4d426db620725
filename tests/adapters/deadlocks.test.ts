import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import type { Db, Tx } from "#app/adapters/db.server.ts";
import { againWhenUndone, wasUndone } from "#app/adapters/deadlocks.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

type Begin = Db["transaction"];

async function openTwoSides() {
  const world = await openTestWorld();
  const sides = [{ capacity: 2 }, { capacity: 2, labelZh: "女生", labelEn: "Women" }];
  const { sides: built } = await buildEvent(world.db, { now: world.clock.now(), sides });
  const [first, second] = built.map(({ id }) => id);
  if (!first || !second) throw new Error("an evening of two sides has fewer");
  return { world, first, second };
}

/** Two transactions that each hold a row and want the other's: PostgreSQL undoes one of them. */
async function crossing(begin: Begin, first: string, second: string, step: typeof byModel) {
  let begun = 0;
  let holding = 0;
  let bothHold: () => void = () => undefined;
  const met = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const one = (mine: string, others: string) =>
    begin(async (tx) => {
      begun += 1;
      await step(tx, mine);
      holding += 1;
      if (holding === 2) bothHold();
      await met;
      await step(tx, others);
    });
  const ends = await Promise.allSettled([one(first, second), one(second, first)]);
  return { begun, failed: ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : [])) };
}

async function byModel(tx: Tx, id: string): Promise<void> {
  await tx.side.updateMany({ where: { id }, data: { capacity: { increment: 1 } } });
}

async function byHand(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE side SET capacity = capacity + 1 WHERE id = ${id}::uuid`;
}

const capacities = async (world: TestWorld) =>
  (await world.db.prisma.side.findMany({ select: { capacity: true } })).map(({ capacity }) => capacity);

test.each([
  ["written by Prisma", byModel],
  ["written by hand", byHand],
])("two transactions that stand in each other's way are both done, once each: %s", async (_, step) => {
  const { world, first, second } = await openTwoSides();
  const { begun, failed } = await crossing(world.db.transaction, first, second, step);
  expect(failed).toEqual([]);
  expect(begun, "one was undone and begun again").toBe(3);
  expect(await capacities(world)).toEqual([4, 4]);
  expect(await witness(world)).toEqual([]);
});

test.each([
  ["written by Prisma", byModel],
  ["written by hand", byHand],
])("control: without a second try one of them fails, and is known as undone: %s", async (_, step) => {
  const { world, first, second } = await openTwoSides();
  const { failed } = await crossing((work) => world.db.prisma.$transaction(work), first, second, step);
  expect(failed.map(wasUndone)).toEqual([true]);
  expect(await capacities(world)).toEqual([3, 3]);
});

test("a failed serialization is tried again too, and given up after five tries", async () => {
  const { world } = await openTwoSides();
  let tries = 0;
  const never = world.db.transaction(async (tx) => {
    tries += 1;
    await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'no order of things' USING ERRCODE = '40001'; END $$`;
  });
  await expect(never).rejects.toSatisfy(wasUndone);
  expect(tries).toBe(5);
});

test("one statement of the pool that was undone is made again", async () => {
  const { world } = await openTwoSides();
  let tries = 0;
  const undoneOnce = `DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`;
  const { rows } = await againWhenUndone(() => {
    tries += 1;
    return world.db.pool.query(tries === 1 ? undoneOnce : "select 1 as one");
  });
  expect({ rows, tries }).toEqual({ rows: [{ one: 1 }], tries: 2 });
});

test("any other failure is told at once", async () => {
  const { world, first } = await openTwoSides();
  let tries = 0;
  const refused = world.db.transaction(async (tx) => {
    tries += 1;
    await tx.$executeRaw`UPDATE side SET capacity = -1 WHERE id = ${first}::uuid`;
  });
  await expect(refused).rejects.toThrow();
  const thrown = world.db.transaction(async () => {
    tries += 1;
    throw new Error("something else");
  });
  await expect(thrown).rejects.toThrow("something else");
  expect(tries).toBe(2);
});

/** The bodies that run inside a transaction: what is handed to `transaction(…)`, and functions that are given a `tx`. */
function insideTransactions(file: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) && /\.transaction$/.test(node.expression.getText());
    const given =
      ts.isFunctionLike(node) && node.parameters.some((one) => /^(tx|.*: Tx)$/.test(one.getText()));
    if (called) found.push(...node.arguments);
    if (given) found.push(node);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/** Calls that leave the transaction, and changes to what is outside of it. */
function effectsOutside(inside: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const path = node.getText();
      if (/^world\.(mail|payments|seats|limits|db)\.\w+$/.test(path)) found.push(path);
    }
    node.forEachChild(visit);
  };
  visit(inside);
  return found;
}

test("what runs inside a transaction has no effect outside the database, so that it may be done again", () => {
  const files = readdirSync("app/use-cases", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join("app/use-cases", path));
  const bodies = files.flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    return insideTransactions(file).map((body) => ({ path, effects: effectsOutside(body) }));
  });
  expect(bodies.length).toBeGreaterThan(100);
  expect(bodies.filter(({ effects }) => effects.length > 0)).toEqual([]);
});
