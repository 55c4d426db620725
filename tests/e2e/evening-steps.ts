import type { Page } from "playwright-core";
import { inject } from "vitest";
import { nightPlacesOf } from "#app/domain/night/night-state.ts";
import { words } from "#app/i18n/words.ts";
import { withNight, writeClock } from "#app/use-cases/night/lock-night.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import type { Backstage } from "./backstage.ts";
import { type Player, picture, placeWords, untilSaid } from "./evening-cast.ts";

/** A night under way with everything that its test looks at. */
export type Evening = {
  here: Backstage & { app: string };
  eventId: string;
  players: Player[];
  /** The organiser's phone. */
  host: Page;
  /** Who was seen with whom, on the phones themselves. */
  seen: Set<string>;
};

/** What the organiser's pages say. */
export const say = words("zh-CN").nightOffice;

/** The same text for two people, whichever is named first. */
export function pairOf(one: string, other: string): string {
  return [one, other].sort().join("–");
}

/** Somebody by name. Throws when nobody is called so. */
export function player({ players }: Evening, name: string): Player {
  const found = players.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Whom somebody meets in a round, by the plan as it stands; undefined when they sit it out. */
export async function partnerOf(
  evening: Evening,
  lineId: string,
  round: number,
): Promise<Player | undefined> {
  const places = nightPlacesOf(await readNight(evening.here.world, evening.eventId), lineId);
  const partner = places[round - 1]?.place?.partnerIds[0];
  return evening.players.find((one) => one.lineId === partner);
}

/** One of the organiser's pages of the night. */
export function office({ here, eventId }: Evening, path = ""): string {
  return `${here.app}/office/events/${eventId}/night${path}`;
}

/**
 * Six rounds at twelve tables, written into the organiser's form. why: no round and no break ends by itself before a
 * slow machine has looked at two dozen phones; the one that is to end so is given its end.
 */
export async function setUp(evening: Evening): Promise<void> {
  const { host } = evening;
  await host.goto(office(evening));
  const fields = { rounds: "6", roundMinutes: "10", breakMinutes: "10", tables: "12" };
  await host.locator("[name=rounds]").waitFor({ state: "attached" });
  if (!(await host.locator("[name=rounds]").isVisible()))
    await host.locator("details:has([name=rounds]) > summary").click();
  for (const [name, value] of Object.entries(fields)) await host.fill(`[name=${name}]`, value);
  await Promise.all([host.waitForURL(/done=/), host.click("button[value=save]")]);
}

/** Goes on by the organiser's own button, which asks once more. */
export async function skip({ here, eventId, host }: Evening): Promise<void> {
  const { phase } = await readNight(here.world, eventId);
  const label = phase === "break" ? say.clock.skipBreak : say.clock.skipRound;
  await host.reload();
  await host.locator("summary", { hasText: label }).click();
  const button = host.getByRole("button", { name: label, exact: true });
  await Promise.all([host.waitForEvent("load"), button.click()]);
}

/** The organiser looks at what a change does, and applies it. */
export async function applyChange(evening: Evening, query: string, shot: string): Promise<void> {
  await evening.host.goto(office(evening, `/change?${query}`));
  await applyShown(evening, shot);
}

/** Applies the change that the organiser's page shows. */
export async function applyShown({ host }: Evening, shot: string): Promise<void> {
  await picture(host, shot, true);
  const button = host.getByRole("button", { name: say.change.apply });
  await Promise.all([host.waitForURL(/done=changed/), button.click()]);
}

/** The night as it stands, at most a second old: two dozen phones ask at once. */
function nightNow({ here, eventId }: Evening): () => ReturnType<typeof readNight> {
  let read: ReturnType<typeof readNight> | undefined;
  let readAt = 0;
  return () => {
    if (read === undefined || performance.now() - readAt > 1_000) {
      read = readNight(here.world, eventId);
      readAt = performance.now();
    }
    return read;
  };
}

/** Every phone shows where its own guest sits now, without anybody touching it; those `away` are left out. */
export async function phonesShow(evening: Evening, away: readonly string[]): Promise<void> {
  const now = nightNow(evening);
  const present = evening.players.filter(({ name }) => !away.includes(name));
  const placeOf = async (one: Player) => {
    const night = await now();
    const { rounds, phase } = night;
    const round = phase === "break" ? night.round + 1 : night.round;
    const place = nightPlacesOf(night, one.lineId)[round - 1]?.place;
    const partner = evening.players.find(({ lineId }) => lineId === place?.partnerIds[0]);
    const at = place && partner ? { table: place.table, partner: partner.called } : {};
    return { words: placeWords(one, { round, rounds, ...at }), phase, partner };
  };
  const check = async (one: Player) => {
    const { phase, partner } = await untilSaid(one, () => placeOf(one));
    if (partner && phase === "round") evening.seen.add(pairOf(one.name, partner.name));
  };
  await Promise.all(present.map(check));
}

/** The phase that runs ends in so many milliseconds, as if its minutes were nearly over. Answers when that is. */
export async function endsIn({ here, eventId }: Evening, ms: number): Promise<Date> {
  const phaseEndsAt = new Date(here.world.clock.now().getTime() + ms);
  await withNight(here.world, eventId, (tx, night) =>
    writeClock(here.world, tx, night, { ...night, phaseEndsAt }),
  );
  return phaseEndsAt;
}

/** Kills the server's process (SIGKILL), or starts it again and waits until it is ready. */
export async function serverProcess(order: "kill" | "start"): Promise<void> {
  const answer = await fetch(`${inject("stack").process}/${order}`, { method: "POST" });
  if (!answer.ok) throw new Error(await answer.text());
}
