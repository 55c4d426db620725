import { emptyProfile } from "#app/domain/night/profile.ts";
import { makePlan } from "#app/use-cases/night/make-plan.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { saveNightSetup } from "#app/use-cases/night/save-night-setup.server.ts";
import { tickGuest } from "#app/use-cases/night/tick-guest.server.ts";
import { phaseName, turnClock } from "#app/use-cases/night/turn-clock.server.ts";
import { fillNight } from "#tests/builders/night.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

const MINUTE = 60_000;
const called = {
  "zh-CN": ["小林", "阿哲", "橘子", "南风", "Momo", "老周", "十一", "晴天", "可可"],
  en: ["Lin", "Zach", "Clementine", "Nan", "Momo", "Joe", "Eleven", "Sunny", "Coco"],
};
const usual = {
  ...{ format: "pairs", rounds: "4", roundMinutes: "60", breakMinutes: "2", tables: "4" },
  ...{ sitterSideId: "", mayMeetAgain: true },
};

type Evening = { eventId: string; lines: string[] };

/** Five and four with tickets for an evening within the hour; all but `late` are here. */
async function gather(stage: Stage, late: readonly number[] = []): Promise<Evening> {
  const { world, organiserId, locale } = stage;
  const startsAt = new Date(Date.now() + 30 * MINUTE);
  const made = await makeEvent(stage, 0, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 180 * MINUTE),
    sides: [
      { capacity: 5, priceMinor: 0 },
      { capacity: 4, priceMinor: 0, labelZh: "女生", labelEn: "Women" },
    ],
  });
  const { eventId } = made;
  const { guests } = await fillNight(world, made, [5, 4]);
  for (const [index, { lineId }] of guests.entries()) {
    const sealed = world.vault.seal({ ...emptyProfile, displayName: called[locale][index] ?? null });
    const at = new Date();
    await world.db.prisma.profile.create({
      data: { eventId, lineId, sealed, updatedAt: at, completedAt: at },
    });
    if (!late.includes(index)) await tickGuest(world, { organiserId, eventId, lineId, here: true });
  }
  return { eventId, lines: guests.map(({ lineId }) => lineId) };
}

async function plan({ world, organiserId }: Stage, { eventId }: Evening): Promise<Evening> {
  await saveNightSetup(world, { organiserId, eventId, fields: usual });
  const planned = await makePlan(world, { organiserId, eventId });
  if (!planned.ok) throw new Error(`not planned: ${planned.reason}`);
  return { eventId, lines: [] };
}

async function turn(
  { world, organiserId }: Stage,
  eventId: string,
  kind: "start" | "pause" | "skip" | "end",
) {
  const night = await readNight(world, eventId);
  const { planVersion } = night;
  const what = kind === "start" ? { kind, planVersion } : { kind };
  const turned = await turnClock(world, { organiserId, eventId, seen: phaseName(night), turn: what });
  if (!turned.ok) throw new Error(`not turned: ${turned.reason}`);
}

/** The organiser's night before, during and after its rounds, and what changes do. */
export async function nightOfficeScenes(stage: Stage): Promise<Scene[]> {
  const { world, at, organiserId } = stage;
  const fresh = await gather(stage, [3, 8]);
  const ready = await gather(stage, [8]);
  await plan(stage, ready);
  const behind = await gather(stage, [8]);
  await plan(stage, behind);
  await tickGuest(world, { organiserId, eventId: behind.eventId, lineId: behind.lines[8] ?? "", here: true });
  const running = await gather(stage, [4, 8]);
  await plan(stage, running);
  await turn(stage, running.eventId, "start");
  await tickGuest(world, {
    organiserId,
    eventId: running.eventId,
    lineId: running.lines[8] ?? "",
    here: true,
  });
  const resting = await gather(stage);
  await plan(stage, resting);
  for (const kind of ["start", "skip", "pause"] as const) await turn(stage, resting.eventId, kind);
  const over = await gather(stage);
  await plan(stage, over);
  for (const kind of ["start", "end"] as const) await turn(stage, over.eventId, kind);
  const page = (name: string, { eventId }: Evening, path = ""): Scene => ({
    name: `night-office-${name}`,
    url: at(`/office/events/${eventId}/night${path}`),
    organiser: true,
  });
  const [one, other, third] = running.lines;
  return [
    page("fresh", fresh),
    page("ready", ready),
    page("behind", behind),
    page("running", running),
    page("paused-break", resting),
    page("over", over),
    page("choose", running, `/change?person=${one}`),
    page("left", running, `/change?kind=left&person=${one}`),
    page("arrived", running, `/change?kind=arrived&person=${running.lines[8]}`),
    page("table-lost", running, "/change?kind=table-lost&table=2"),
    page("rest", running, "/change?kind=settings&rounds=3&tables=3&roundMinutes=10&breakMinutes=1&anew=yes"),
    page("rest-refused", running, "/change?kind=settings&rounds=0&tables=4&roundMinutes=x&breakMinutes=2"),
    page("swap", running, `/change?kind=swap&round=3&one=${one}&other=${other}`),
    page("swap-refused", running, `/change?kind=swap&round=1&one=${one}&other=${third}`),
    {
      ...page("setup-refused", fresh),
      async act(asked) {
        await asked.fill("[name=rounds]", "0");
        await asked.fill("[name=tables]", "0");
        await Promise.all([asked.waitForEvent("load"), asked.click("button[value=save]")]);
      },
    },
  ];
}
