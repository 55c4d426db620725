import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import type { SandboxState } from "#app/sandbox/control-client.server.ts";
import { jobsOf, timetable } from "#app/server/jobs.server.ts";
import { receiveNotice } from "#app/use-cases/payment/receive-notice.server.ts";
import type { BuiltEvent, EventWishes } from "#tests/builders/event.ts";
import { buildCode, buildSelling } from "#tests/builders/selling.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { Crash, type CrashPlan, type Mortal, mortal } from "./crashes.ts";
import { type Buyer, buyerOf, type Model } from "./model.ts";

const MINUTE = 60_000;

export type PageAtStripe = SandboxState["sessions"][number];

/** What one run plays on: a database and a Stripe of its own, one evening, and a process that can die. */
export type Stage = {
  world: TestWorld;
  event: BuiltEvent;
  process: Mortal;
  /** Ids of notices that were handed over with success, and of those that will never come. */
  heard: Set<string>;
  lost: Set<string>;
  /** How often each thing happened that no table tells afterwards. */
  reached: Map<string, number>;
};

/** A fifth off, twice. */
export const stageCode = "FRIEND";

const DAY = 24 * 60 * MINUTE;

/**
 * Two small sides, so that they are often full; the second costs less. A third one is dearer and asks the organiser
 * first, a fourth costs what the first does. A seat that gives nothing back may be resold.
 */
const evening: Partial<EventWishes> = {
  sides: [
    { capacity: 2 },
    { capacity: 2, labelZh: "女生", labelEn: "Women", priceMinor: 39_900 },
    { capacity: 1, labelZh: "长桌", labelEn: "Long table", priceMinor: 59_900 },
    { capacity: 1, labelZh: "窗边", labelEn: "By the window" },
  ],
};

/** The place of the side that asks first. */
export const askedFirst = 2;

export async function openStage(wishes: Partial<EventWishes> = {}): Promise<Stage> {
  const world = await openTestWorld({ sandbox: true, now: new Date("2026-12-01T04:00:00Z") });
  // Nothing at the stand-ins happens by itself: what comes late comes by a command.
  await world.sandbox.control.fees({ manual: true });
  await world.sandbox.control.refundBehaviour({ default: "succeeded", manual: true });
  const now = world.clock.now();
  const startsAt = new Date(now.getTime() + 15 * DAY);
  const event = await buildSelling(
    world.db,
    { now, startsAt, ...evening, ...wishes },
    {
      resaleAllowed: true,
      sides: [{}, {}, { needsApproval: true, balanced: false }, { balanced: false }],
    },
  );
  await buildCode(world.db, event, { code: stageCode, percent: 20, maxUses: 2 });
  return { world, event, process: mortal(world), heard: new Set(), lost: new Set(), reached: new Map() };
}

export function count(stage: Stage, what: string): void {
  stage.reached.set(what, (stage.reached.get(what) ?? 0) + 1);
}

/**
 * Does something in a process that may die of it. Answers null when it did; the process is then started anew. A
 * crash that was planned and never reached is forgotten.
 */
export async function mayDie<T>(
  stage: Stage,
  plan: CrashPlan | null,
  act: () => Promise<T>,
): Promise<T | null> {
  stage.process.arm(plan);
  try {
    const answer = await act();
    if (stage.process.diedAt() === null) return answer;
    return null;
  } catch (error) {
    if (error instanceof Crash || stage.process.diedAt() !== null) return null;
    throw error;
  } finally {
    const died = stage.process.diedAt();
    if (died) count(stage, `crash ${died}`);
    stage.process.restart();
  }
}

/** Works the jobs that are due, in the process that may die. */
export async function work(stage: Stage): Promise<void> {
  await runJobs(stage.world, jobsOf(stage.process.world()));
}

/** What the clock starts each minute and each hour, and the jobs of that. */
export async function tick(stage: Stage): Promise<void> {
  for (const line of timetable.split("\n")) {
    const name = line.split(" ")[5];
    if (name) await stage.world.db.pool.query("select graphile_worker.add_job($1, '{}')", [name]);
  }
  await work(stage);
}

export async function pages(stage: Stage, status: PageAtStripe["status"]): Promise<PageAtStripe[]> {
  const { sessions } = await stage.world.sandbox.control.state();
  return sessions.filter((session) => session.status === status).reverse();
}

/** One of several by a number that may be any; undefined when there is none. */
export function pick<T>(from: readonly T[], k: number): T | undefined {
  return from.length === 0 ? undefined : from[k % from.length];
}

/** Whose page it is. A form whose answer was lost in a crash is found by the order that its page names. */
export async function buyerAt(model: Model, stage: Stage, page: PageAtStripe): Promise<Buyer | undefined> {
  const orderId = page.metadata.orderId ?? "";
  const known = buyerOf(model, orderId);
  if (known) return known;
  const order = await stage.world.db.prisma.order.findFirst({ where: { id: orderId } });
  const buyer = model.buyers.find(({ form }) => form.formToken === order?.formToken);
  if (buyer) buyer.orderId = orderId;
  return buyer;
}

/** Notices that were neither heard nor lost, the oldest first. */
export async function waitingNotices(stage: Stage): Promise<Stripe.Event[]> {
  const events = await stage.world.sandbox.control.events();
  return events.filter(({ id }) => !stage.heard.has(id) && !stage.lost.has(id)).reverse();
}

/** Hands a notice over as Stripe does: signed, and again later when it was not taken. */
export async function deliver(stage: Stage, notice: Stripe.Event): Promise<void> {
  const body = JSON.stringify(notice);
  const t = Math.floor(stage.world.clock.now().getTime() / 1000);
  const v1 = createHmac("sha256", "whsec_sandbox").update(`${t}.${body}`).digest("hex");
  const heard = await receiveNotice(stage.process.world(), { body, signature: `t=${t},v1=${v1}` }).catch(
    (error: unknown) => {
      if (error instanceof Crash) throw error;
      // Stripe could not be asked: the notice comes again.
      if (error instanceof Error && error.message.includes("could not be asked")) return null;
      throw error;
    },
  );
  if (heard && !heard.ok) throw new Error("a good notice was refused");
  if (heard) stage.heard.add(notice.id);
}

/** Lets everything outside that was held back come through, then 25 hours and all that the clock starts in them. */
export async function settleEverything(stage: Stage): Promise<void> {
  const { control } = stage.world.sandbox;
  await control.clearFaults();
  for (let rest = 0; rest < 5; rest += 1) {
    for (const charge of (await control.state()).charges)
      if (charge.status === "succeeded") await control.revealFee(charge.id);
    for (const notice of await waitingNotices(stage)) await deliver(stage, notice);
    await tick(stage);
    await stage.world.passTime(5 * 60 * MINUTE + MINUTE);
  }
  await tick(stage);
  for (const notice of await waitingNotices(stage)) await deliver(stage, notice);
  await tick(stage);
}
