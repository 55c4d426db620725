import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { whoMayMeet } from "#app/domain/night/compatibility.ts";
import { pairsOfRound, planOf } from "#app/domain/night/night-state.ts";
import { checkSchedule } from "#app/domain/night/schedule-check.ts";
import { words } from "#app/i18n/words.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { launchChromium, openVisitor } from "./browser.ts";
import { castEvening, nightPage, type Player, picture } from "./evening-cast.ts";
import { isLiked, letterIs, matchesAmong, resultLetters, resultPageIs, vote } from "./evening-likes.ts";
import {
  applyChange,
  applyShown,
  type Evening,
  endsIn,
  office,
  pairOf,
  partnerOf,
  phonesShow,
  player,
  say,
  serverProcess,
  setUp,
  skip,
} from "./evening-steps.ts";
import { until } from "./guests.ts";
import { openHere } from "./here.ts";
import { makeOrganiser, signIn } from "./scenes/office.ts";

const here = openHere();
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const seen = ({ page }: Player, text: string) => page.getByText(text).first().waitFor();
const live = ({ locale }: Player) => words(locale).nightPage;

async function openEvening(): Promise<Evening> {
  const { organiserId } = await makeOrganiser(here.world);
  const { night, players } = await castEvening(here.world, browser, here.app);
  const desk = await openVisitor(browser, { locale: "zh-CN" });
  desk.setDefaultTimeout(30_000);
  await signIn(desk, here.world, organiserId);
  return { here, eventId: night.event.eventId, players, host: await desk.newPage(), seen: new Set() };
}

/** B12 never comes, B11 not yet, A12 is ticked by mistake; everybody else taps, A3 without a connection. */
async function arrive(evening: Evening): Promise<void> {
  const { eventId, players, host } = evening;
  const tapping = players.filter(({ name }) => !["A12", "B11", "B12"].includes(name));
  const a3 = player(evening, "A3");
  await a3.page.context().setOffline(true);
  await Promise.all(tapping.map((one) => one.page.getByRole("button", { name: live(one).arrive }).click()));
  await seen(a3, live(a3).later);
  await picture(a3.page, "arrive-offline");
  await Promise.all(tapping.map(async (one) => one === a3 || (await seen(one, live(one).waitingTitle))));
  await a3.page.context().setOffline(false);
  await seen(a3, live(a3).waitingTitle);
  await host.goto(office(evening));
  await host.getByRole("button", { name: say.arrivals.tickName({ name: "A12" }) }).click();
  const where = { eventId, arrivedAt: { not: null } };
  await until("all to be here", async () => (await here.world.db.prisma.nightGuest.count({ where })) === 22);
}

/** The seating and the first round, on phones with and without a script and on the wall; A12 was not there. */
async function roundOne(evening: Evening): Promise<void> {
  const { host } = evening;
  await host.goto(office(evening));
  await Promise.all([host.waitForURL(/done=planned/), host.click("button[value=plan]")]);
  await picture(host, "planned", true);
  await Promise.all([host.waitForEvent("load"), host.getByRole("button", { name: say.plan.start }).click()]);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  for (const name of ["B1", "B3", "A4"]) await picture(player(evening, name).page, `round-1-${name}`);
  await picture(host, "host-round-1", true);
  const wall = await host.context().newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(office(evening, "/screen"));
  await picture(wall, "screen");
  await wall.close();
  await applyChange(evening, `kind=no-show&person=${player(evening, "A12").lineId}`, "no-show");
}

/** Two phones drop off in the break; one of them answers meanwhile, which arrives later, once. */
async function dropOff(evening: Evening): Promise<void> {
  const { eventId } = evening;
  const { ballotMark } = here.world.db.prisma;
  await skip(evening);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  const partners = await Promise.all(
    ["B1", "B4"].map(async (name) => {
      const who = player(evening, name);
      return { who, about: await partnerOf(evening, who.lineId, 1) };
    }),
  );
  const answer = partners.find(({ about }) => about && about.name !== "A12");
  if (!answer?.about) throw new Error("nobody has anybody to answer about");
  const { who, about } = answer;
  const offline = [who, player(evening, "B3")];
  for (const { page } of offline) await page.context().setOffline(true);
  const says = isLiked(who.name, about.name) ? "yes" : "no";
  const button = says === "yes" ? live(who).askYes : live(who).askNo;
  await who.page.getByRole("button", { name: button }).click();
  await seen(who, live(who).later);
  await picture(who.page, "mark-offline");
  await skip(evening);
  await phonesShow(evening, [...offline.map(({ name }) => name), "A12", "B11", "B12"]);
  expect(await ballotMark.count({ where: { eventId } }), "nothing has arrived").toBe(0);
  for (const { page } of offline) await page.context().setOffline(false);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  const marks = await until("the mark made offline", async () => {
    const found = await ballotMark.findMany({ where: { eventId } });
    return found.length > 0 && found;
  });
  expect(marks).toMatchObject([{ voterId: who.lineId, aboutId: about.lineId, says }]);
}

/** B11 comes in the middle of the second round and is let in. */
async function comeLate(evening: Evening): Promise<void> {
  const { host } = evening;
  const late = player(evening, "B11");
  await late.page.getByRole("button", { name: live(late).arrive }).click();
  await seen(late, live(late).waitingLateText);
  await picture(late.page, "latecomer");
  await host.goto(office(evening));
  await host.getByRole("link", { name: say.pending.letIn }).click();
  await applyShown(evening, "latecomer-difference");
}

/** A1 blocks somebody whom they would meet later on; the plan is another when the page answers. */
async function block(evening: Evening): Promise<Player> {
  const by = player(evening, "A1");
  const later = await Promise.all([4, 5, 6].map((round) => partnerOf(evening, by.lineId, round)));
  const about = later.find((one) => one !== undefined);
  if (!about) throw new Error("A1 meets nobody later");
  await by.page.goto(nightPage(here.app, by, "/safety"));
  await by.page.selectOption("[name='block-about']", about.lineId);
  const { trust } = words(by.locale);
  await by.page.getByRole("button", { name: trust.block.button, exact: true }).click();
  await seen(by, trust.done.blocked);
  await picture(by.page, "blocked");
  for (const round of [3, 4, 5, 6])
    expect((await partnerOf(evening, by.lineId, round))?.name, `round ${round}`).not.toBe(about.name);
  await by.page.goto(nightPage(here.app, by));
  return about;
}

/** A11 goes home; the server dies, the round's time runs out without it, and it comes back. */
async function loseTheServer(evening: Evening): Promise<void> {
  const [leaver, watcher] = [player(evening, "A11"), player(evening, "B2")];
  await skip(evening);
  await skip(evening);
  await phonesShow(evening, ["A12", "B12"]);
  await applyChange(evening, `kind=left&person=${leaver.lineId}`, "left");
  await seen(leaver, live(leaver).leftTitle);
  const ends = await endsIn(evening, 6_000);
  await serverProcess("kill");
  await seen(watcher, live(watcher).lost);
  await picture(watcher.page, "server-gone");
  await sleep(Math.max(0, ends.getTime() - Date.now()));
  await serverProcess("start");
  await phonesShow(evening, ["A11", "A12", "B12"]);
  expect(await readNight(here.world, evening.eventId)).toMatchObject({ phase: "break", round: 3 });
  await picture(watcher.page, "server-back");
}

/** What must never happen has not: by the rows, and by what the phones showed. Answers who met, by name. */
async function metWithoutBreach(evening: Evening): Promise<[string, string][]> {
  const { eventId, players } = evening;
  const night = await readNight(here.world, eventId);
  expect(night).toMatchObject({ state: "over", phase: "over", round: 6 });
  const { guests, past } = await nightPeople(here.world, eventId);
  const person = (name: string) => player(evening, name).lineId;
  const absent = [
    { person: person("B12"), from: 0 },
    { person: person("A12"), from: 1 },
    { person: person("A11"), from: 3 },
    { person: person("B11"), from: 0, before: 2 },
  ];
  const plan = planOf(night.places);
  // Counted as if no round had been played: nobody may have met somebody they had blocked by the end.
  const asked = { plan, pairs: whoMayMeet(guests, past), tables: night.tables, absent, played: 0 };
  const counts = Object.entries(checkSchedule(asked));
  expect(counts.filter(([, count]) => count > 0)).toEqual([]);
  const nameOf = (lineId: string) => players.find((one) => one.lineId === lineId)?.name ?? "";
  const sat = night.places.flatMap(pairsOfRound).map(({ a, b }): [string, string] => [nameOf(a), nameOf(b)]);
  expect([...evening.seen].sort(), "as the phones showed").toEqual(sat.map((pair) => pairOf(...pair)).sort());
  return sat.filter((pair) => !pair.includes("A12"));
}

/** A10 marks and does not hand in, B10 says nothing at all; who was not there has nobody to choose. */
async function voteAll(evening: Evening): Promise<void> {
  const { players, host } = evening;
  const voters = players.filter(({ name }) => !["A12", "B10", "B12"].includes(name));
  await Promise.all(voters.map((voter) => vote(evening, voter, voter.name !== "A10")));
  await picture(player(evening, "B3").page, "ballot", true);
  await Promise.all(players.map((one) => one.page.goto(nightPage(here.app, one))));
  await host.goto(office(evening, "/ballot"));
  await picture(host, "host-ballot", true);
  const count = words("zh-CN").officeBallot.count({ handed: voters.length - 1, of: 22 });
  await host.getByText(count, { exact: true }).first().waitFor();
}

/** The organiser closes the ballot; every phone with a script goes on to the result by itself. */
async function close({ host, players }: Evening): Promise<void> {
  await host.check("[name=confirmed]");
  const { closeButton } = words("zh-CN").officeBallot;
  await host.getByRole("button", { name: closeButton, exact: true }).click();
  const scripted = players.filter(({ script }) => script);
  await Promise.all(scripted.map((one) => seen(one, live(one).revealedTitle)));
}

test("a whole evening in twenty-four browsers ends with the right matches on the right pages and in the right letters", async () => {
  // Whatever happens, those who come after find a server.
  onTestFinished(() => serverProcess("start"));
  const evening = await openEvening();
  const { players } = evening;
  await setUp(evening);
  await arrive(evening);
  await roundOne(evening);
  await dropOff(evening);
  await comeLate(evening);
  const blocked = await block(evening);
  await loseTheServer(evening);
  for (const round of [4, 5, 6]) {
    await skip(evening);
    await phonesShow(evening, ["A11", "A12", "B12"]);
    await picture(player(evening, "A2").page, `round-${round}`);
    await skip(evening);
  }
  await seen(player(evening, "A2"), live(player(evening, "A2")).overTitle);
  await picture(player(evening, "A2").page, "over");
  await picture(evening.host, "host-over", true);
  const met = await metWithoutBreach(evening);
  expect([...evening.seen]).not.toContain(pairOf("A1", blocked.name));

  const matches = matchesAmong(evening, met);
  const matched = players.filter(({ name }) => (matches.get(name) ?? []).length > 0);
  expect(matched.length, "people with a match").toBeGreaterThan(3);
  await voteAll(evening);
  const closing = Date.now();
  await close(evening);
  await Promise.all(players.map((one) => resultPageIs(evening, one, matches.get(one.name) ?? [])));
  const [absent, told] = [["A12", "B12"], players.filter(({ name }) => !["A12", "B12"].includes(name))];
  await Promise.all(told.map((one) => letterIs(evening, one, matches.get(one.name) ?? [])));
  expect(Date.now() - closing, "milliseconds from the close to the last letter").toBeLessThan(60_000);
  for (const name of absent) expect(await resultLetters(evening, player(evening, name)), name).toEqual([]);
  const [happy, alone] = [matched[0], told.find((one) => !matched.includes(one))];
  if (happy) await picture(happy.page, "match", true);
  if (alone) await picture(alone.page, "no-match", true);
  expect(players.flatMap(({ faults }) => faults)).toEqual([]);
}, 400_000);
