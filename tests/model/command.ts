import fc from "fast-check";
import { expect } from "vitest";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { type CrashPlan, crashPoints } from "./crashes.ts";
import { type Model, newModel } from "./model.ts";
import { openStage, pages, type Stage } from "./stage.ts";

/** One thing that can happen, with the numbers that say to whom and how. */
type Wish<A> = {
  name: string;
  /** How often it comes compared with the others; 1 unless told. */
  weight?: number;
  args: fc.Arbitrary<A>;
  /** Whether it makes sense now; unless told, as soon as there is a buyer. */
  can?: (model: Model) => boolean;
  run: (model: Model, stage: Stage, args: A) => Promise<void>;
};

export type Happening = Required<Wish<unknown>>;

/** A script is a run written down: names and numbers, to be played again. */
export type Script = readonly (readonly [name: string, args?: unknown])[];

/** Any of several things; `any.k` is taken modulo how many there are. */
export const any = fc.nat({ max: 11 });

/** Mostly nothing; else the process dies at a point. */
export const crash: fc.Arbitrary<CrashPlan | null> = fc.option(
  fc.record({ point: fc.constantFrom(...crashPoints), skip: fc.nat({ max: 2 }) }),
  { freq: 3, nil: null },
);

/** A thing that can happen, with its arguments' type forgotten: only it ever draws or reads them. */
export function happening<A>(wish: Wish<A>): Happening {
  return {
    weight: 1,
    can: (model) => model.buyers.length > 0,
    ...wish,
    run: (model, stage, args) => wish.run(model, stage, args as A),
  };
}

class Command implements fc.AsyncCommand<Model, Stage> {
  constructor(
    readonly happening: Happening,
    readonly args: unknown,
  ) {}
  check(model: Readonly<Model>): boolean {
    return this.happening.can(model);
  }
  async run(model: Model, stage: Stage): Promise<void> {
    await this.happening.run(model, stage, this.args);
    await look(stage);
  }
  toString(): string {
    return JSON.stringify([this.happening.name, this.args]);
  }
}

/** After each step: nothing that must never be, and no page takes money for a seat that is gone. */
async function look(stage: Stage): Promise<void> {
  // Rule 7 speaks of a product that runs; here its clock may stand still for a week.
  expect((await witness(stage.world)).filter(({ rule }) => rule !== 7)).toEqual([]);
  const open = await pages(stage, "open");
  if (open.length === 0) return;
  const orders = await stage.world.db.prisma.order.findMany({
    where: { id: { in: open.map((page) => page.metadata.orderId ?? "") } },
    select: { id: true, state: true },
  });
  const moves = await movePages(stage);
  for (const page of open) {
    if (moves.has(page.metadata.attemptId ?? "")) continue;
    const order = orders.find(({ id }) => id === page.metadata.orderId);
    if (order?.state !== "held" && order?.state !== "processing")
      expect.fail(`a page takes money for an order that is ${order?.state ?? "not there"}`);
  }
}

/** Attempts whose page takes the difference for a seat that is kept for a guest with a ticket. */
async function movePages(stage: Stage): Promise<ReadonlySet<string>> {
  const { rows } = await stage.world.db.pool.query<{ id: string }>(
    `select a.id from payment_attempt a join orders o on o.event_id = a.event_id and o.id = a.order_id
     join waitlist_entry w on w.event_id = a.event_id and w.id = a.entry_id
     where a.purpose = 'move' and o.state = 'paid' and w.state = 'offered'`,
  );
  return new Set(rows.map(({ id }) => id));
}

export function commandsOf(happenings: readonly Happening[], most: number) {
  const drawn = happenings.flatMap((one) => {
    const arbitrary = one.args.map((args) => new Command(one, args));
    return Array.from({ length: one.weight }, () => arbitrary);
  });
  return fc.commands(drawn, { maxCommands: most, size: "max" });
}

/** Plays commands, drawn or written down, on a stage of their own and judges how it ended. */
export async function play(
  commands: Iterable<fc.AsyncCommand<Model, Stage>>,
  judge: (model: Model, stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await openStage();
  try {
    const model = newModel();
    await fc.asyncModelRun(() => ({ model, real: stage }), commands);
    await judge(model, stage);
  } finally {
    await stage.world.close();
  }
}

export function fromScript(happenings: readonly Happening[], script: Script): Command[] {
  return script.map(([name, args]) => {
    const found = happenings.find((one) => one.name === name);
    if (!found) throw new Error(`nothing is called ${name}`);
    return new Command(found, args ?? {});
  });
}
