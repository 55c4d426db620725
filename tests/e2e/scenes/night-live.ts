import { emptyProfile } from "#app/domain/night/profile.ts";
import { fillNight } from "#tests/builders/night.ts";
import { beginNight, type PlannedNight, planNightOf } from "#tests/builders/running-night.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

const MINUTE = 60_000;
const called = {
  "zh-CN": ["小林", "阿哲", "橘子", "南风", "Momo", "老周", "十一", "晴天", "可可", "大树", "一一", "秋秋"],
  en: ["Lin", "Zach", "Clementine", "Nan", "Momo", "Joe", "Eleven", "Sunny", "Coco", "Tree", "Ivy", "Autumn"],
};

type Wishes = { sides?: readonly [number, number]; here?: boolean; soon?: boolean; rounds?: number };

/** A planned evening that begins within the hour; the first dozen, but for the first of each side, have names of their own. */
async function makeNight(stage: Stage, wishes: Wishes = {}): Promise<PlannedNight> {
  const { sides = [3, 3], here = true, soon = true, rounds = Math.max(...sides) } = wishes;
  const { world } = stage;
  const [left, right] = sides;
  const startsAt = new Date(Date.now() + (soon ? 30 : 30 * 60) * MINUTE);
  const made = await makeEvent(stage, 0, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 180 * MINUTE),
    sides: [
      { capacity: left, priceMinor: 0 },
      { capacity: right, priceMinor: 0, labelZh: "女生", labelEn: "Women" },
    ],
  });
  const night = await fillNight(world, made, sides);
  const { eventId } = made;
  for (const [index, { lineId, name }] of night.guests.entries()) {
    const displayName = called[stage.locale][index];
    if (name.endsWith("1") || displayName === undefined) continue;
    const sealed = world.vault.seal({ ...emptyProfile, displayName });
    const at = new Date();
    await world.db.prisma.profile.create({
      data: { eventId, lineId, sealed, updatedAt: at, completedAt: at },
    });
  }
  return planNightOf(world, night, sides, { rounds, here });
}

/** Begins it, in a phase that outlasts the run of the scenes. */
async function begin(
  { world }: Stage,
  { eventId }: PlannedNight,
  phase: "round" | "break" = "round",
  round = 2,
): Promise<void> {
  const { prisma } = world.db;
  await beginNight(world, eventId);
  await prisma.night.update({
    where: { eventId },
    data: {
      ...{ phase, round, roundMinutes: 60 },
      phaseStartedAt: new Date(Date.now() - 15 * MINUTE),
      phaseEndsAt: new Date(Date.now() + 45 * MINUTE),
    },
  });
}

async function end(
  { world }: Stage,
  { eventId }: PlannedNight,
  state: "over" | "closed" | "revealed",
): Promise<void> {
  const at = new Date();
  await world.db.prisma.night.update({
    where: { eventId },
    data: {
      ...{ state, phase: "over", round: 3, startedAt: at, phaseStartedAt: at, endedAt: at },
      ballotClosesAt: new Date(at.getTime() + 120 * MINUTE),
      closedAt: state === "over" ? null : at,
      revealedAt: state === "revealed" ? at : null,
    },
  });
}

/** A guest's live page in every state, the screen of the room and the printed sheets. */
export async function nightLiveScenes(stage: Stage): Promise<Scene[]> {
  const { world, at } = stage;
  const { prisma } = world.db;
  const page = (name: string, night: PlannedNight, who = "A1"): Scene => ({
    name: `night-${name}`,
    url: at(`/n/${night.guest(who).token}`),
  });
  const office = (name: string, { eventId }: PlannedNight, path: string): Scene => ({
    name: `night-${name}`,
    url: at(`/office/events/${eventId}/night/${path}`),
    organiser: true,
  });
  const later = await makeNight(stage, { soon: false, here: false });
  const soon = await makeNight(stage, { here: false });
  const waiting = await makeNight(stage);
  const round = await makeNight(stage, { sides: [4, 3] });
  await begin(stage, round);
  await prisma.nightGuest.update({
    where: { eventId_lineId: { eventId: round.eventId, lineId: round.guest("A4").lineId } },
    data: { leftAt: new Date() },
  });
  const pause = await makeNight(stage);
  await begin(stage, pause, "break", 1);
  const paused = await makeNight(stage);
  await begin(stage, paused);
  await prisma.night.update({
    where: { eventId: paused.eventId },
    data: { state: "paused", phaseEndsAt: null, pausedLeftMs: 245_000 },
  });
  const ended = {
    over: await makeNight(stage),
    closed: await makeNight(stage),
    revealed: await makeNight(stage),
  };
  for (const state of ["over", "closed", "revealed"] as const) await end(stage, ended[state], state);
  const big = await makeNight(stage, { sides: [12, 10], rounds: 8 });
  await begin(stage, big);
  return [
    page("before", later),
    page("arrive", soon),
    page("waiting", waiting),
    page("round", round),
    page("rest", round, "A3"),
    page("left", round, "A4"),
    page("break", pause),
    page("paused", paused),
    page("over", ended.over),
    page("closed", ended.closed),
    page("revealed", ended.revealed),
    {
      ...page("lost", round, "A2"),
      act: async (tab) => {
        await tab.waitForSelector("[data-night-link][data-state=connected]");
        await tab.evaluate(() => window.dispatchEvent(new Event("offline")));
      },
    },
    office("screen-setup", waiting, "screen"),
    office("screen-round", big, "screen"),
    office("screen-break", pause, "screen"),
    office("screen-over", ended.over, "screen"),
    office("print", round, "print"),
    office("print-tables", later, "print?what=tables"),
  ];
}
