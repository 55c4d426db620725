import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { whoMayMeet } from "#app/domain/night/compatibility.ts";
import { nightPlacesOf, planOf } from "#app/domain/night/night-state.ts";
import { checkSchedule } from "#app/domain/night/schedule-check.ts";
import { words } from "#app/i18n/words.ts";
import { withNight, writeClock } from "#app/use-cases/night/lock-night.server.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { launchChromium, openVisitor } from "./browser.ts";
import {
  castEvening,
  nightPage,
  type Player,
  picture,
  placeWords,
  untilSaid,
  wechatOf,
} from "./evening-cast.ts";
import { until } from "./guests.ts";
import { openHere } from "./here.ts";
import { makeOrganiser, signIn } from "./scenes/office.ts";

const here = openHere();
const addresses = inject("stack");
const ROUNDS = 6;
const MINUTE = 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Whom everybody would like to see again, whomever they have met; those who are not named like nobody. */
const likes: Readonly<Record<string, readonly string[]>> = {
  A1: ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B11", "B12"],
  A2: ["B1", "B3", "B5", "B7", "B9", "B11"],
  A3: ["B2", "B4", "B6", "B8", "B10", "B12"],
  A4: ["B1", "B2", "B3", "B4", "B5", "B6"],
  A5: ["B7", "B8", "B9", "B10", "B11", "B12"],
  A6: ["B1", "B12"],
  A8: ["B3", "B4", "B9"],
  A10: ["B5", "B6", "B7", "B8", "B11"],
  A11: ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B11", "B12"],
  B1: ["A1", "A2", "A6", "A7", "A11"],
  B2: ["A3", "A4", "A11"],
  B3: ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11"],
  B5: ["A1", "A4", "A10"],
  B6: ["A7", "A8", "A9"],
  B7: ["A2", "A5", "A10", "A11"],
  B8: ["A3", "A5", "A10"],
  B9: ["A1", "A2", "A5", "A8"],
  B11: ["A1", "A2", "A5", "A10", "A11"],
};
const isLiked = (one: string, other: string) => likes[one]?.includes(other) ?? false;
const pairOf = (one: string, other: string) => [one, other].sort().join("–");

/** A night under way with everything that the test looks at. */
type Evening = {
  eventId: string;
  players: Player[];
  host: Page;
  /** Who was seen with whom, on the phones themselves. */
  seen: Set<string>;
};

const nameOf = ({ players }: Evening, lineId: string) => players.find((one) => one.lineId === lineId);

function player({ players }: Evening, name: string): Player {
  const found = players.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const office = ({ eventId }: Evening, path = "") => `${here.app}/office/events/${eventId}/night${path}`;

/** The organiser's button that asks once more. */
async function sure({ host }: Evening, label: string, button = label): Promise<void> {
  await host.reload();
  await host.locator("summary", { hasText: label }).click();
  await Promise.all([
    host.waitForEvent("load"),
    host.getByRole("button", { name: button, exact: true }).click(),
  ]);
}

const say = words("zh-CN").nightOffice;

/** Goes on by the organiser's own button; answers when the server had answered. */
async function skip(evening: Evening): Promise<void> {
  const { phase } = await readNight(here.world, evening.eventId);
  await sure(evening, phase === "break" ? say.clock.skipBreak : say.clock.skipRound);
}

/** Every phone shows where its own guest sits now, without anybody touching it. Those who are not here are left out. */
async function phonesShow(evening: Evening, away: readonly string[]): Promise<void> {
  const night = await readNight(here.world, evening.eventId);
  const { rounds, round, phase } = night;
  const shown = phase === "break" ? round + 1 : round;
  await Promise.all(
    evening.players
      .filter(({ name }) => !away.includes(name))
      .map(async (one) => {
        const place = nightPlacesOf(night, one.lineId)[shown - 1]?.place ?? null;
        const partner = nameOf(evening, place?.partnerIds[0] ?? "");
        const at = { round: shown, rounds };
        await untilSaid(
          one,
          placeWords(one, place && partner ? { ...at, table: place.table, partner: partner.called } : at),
        );
        if (partner && phase === "round") evening.seen.add(pairOf(one.name, partner.name));
      }),
  );
}

/** The organiser looks at what a change does, and applies it. */
async function applyChange(evening: Evening, query: string, shot?: string): Promise<void> {
  const { host } = evening;
  await host.goto(office(evening, `/change?${query}`));
  if (shot) await picture(host, shot, true);
  await Promise.all([
    host.waitForURL(/done=changed/),
    host.getByRole("button", { name: say.change.apply }).click(),
  ]);
}

async function setUp(evening: Evening): Promise<void> {
  const { host } = evening;
  await host.goto(office(evening));
  const fields = { rounds: "6", roundMinutes: "8", breakMinutes: "2", tables: "12" };
  await host
    .locator("details, form", { has: host.locator("[name=rounds]") })
    .first()
    .waitFor({ state: "attached" });
  if (!(await host.locator("[name=rounds]").isVisible()))
    await host.locator("details:has([name=rounds]) > summary").click();
  for (const [name, value] of Object.entries(fields)) await host.fill(`[name=${name}]`, value);
  await Promise.all([host.waitForURL(/done=/), host.click("button[value=save]")]);
}

/** Everybody marks everybody they met on their own ballot, and hands it in. */
async function vote(evening: Evening, voter: Player, handsIn: boolean): Promise<void> {
  const { page, locale, script } = voter;
  const { nightBallot } = words(locale);
  await page.goto(nightPage(here.app, voter, "/ballot"));
  const cards = page.locator(".ballot-people > li");
  const count = await cards.count();
  for (let index = 0; index < count; index += 1) {
    const card = cards.nth(index);
    const called = await card.locator("h2").textContent();
    const about = evening.players.find((one) => one.called === called);
    if (!about) throw new Error(`${voter.name} was asked about ${called}`);
    const button = isLiked(voter.name, about.name) ? nightBallot.yes : nightBallot.no;
    await card.getByRole("button", { name: button }).click();
    await page.getByText(nightBallot.progress({ decided: index + 1, of: count })).waitFor();
    if (!script) await page.waitForLoadState();
  }
  if (handsIn) {
    await page.getByRole("button", { name: nightBallot.handIn, exact: true }).click();
    await page.getByText(nightBallot.done.handed).waitFor();
  }
}

async function serverProcess(order: "kill" | "start"): Promise<void> {
  const answer = await fetch(`${addresses.process}/${order}`, { method: "POST" });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The phase that runs ends in so many milliseconds, as if its minutes were nearly over. */
async function endsIn({ eventId }: Evening, ms: number): Promise<void> {
  await withNight(here.world, eventId, async (tx, night) => {
    const phaseEndsAt = new Date(here.world.clock.now().getTime() + ms);
    await writeClock(here.world, tx, night, { ...night, phaseEndsAt });
  });
}

const started = Date.now();
const times: Record<string, number> = {};
const lap = (name: string) => {
  times[name] = Math.round((Date.now() - started) / 100) / 10;
};

test("a whole evening in twenty-four browsers ends with the right matches on the right pages and in the right letters", async () => {
  const { organiserId } = await makeOrganiser(here.world);
  const { night, players } = await castEvening(here.world, browser, here.app);
  const desk = await openVisitor(browser, { locale: "zh-CN" });
  desk.setDefaultTimeout(30_000);
  await signIn(desk, here.world, organiserId);
  const host = await desk.newPage();
  const { eventId } = night.event;
  const evening: Evening = { eventId, players, host, seen: new Set() };
  const p = (name: string) => player(evening, name);
  lap("cast");

  // Arrivals: B12 never comes, B11 comes late, A12 is ticked by mistake; A3 taps without a connection.
  await setUp(evening);
  await picture(p("A3").page, "arrive");
  await p("A3").page.context().setOffline(true);
  await Promise.all(
    players
      .filter(({ name }) => !["A12", "B11", "B12"].includes(name))
      .map(({ page, locale }) => page.getByRole("button", { name: words(locale).nightPage.arrive }).click()),
  );
  await p("A3")
    .page.getByText(words(p("A3").locale).nightPage.later)
    .waitFor();
  await picture(p("A3").page, "arrive-offline");
  await Promise.all(
    players
      .filter(({ name }) => !["A3", "A12", "B11", "B12"].includes(name))
      .map(({ page, locale }) => page.getByText(words(locale).nightPage.waitingTitle).first().waitFor()),
  );
  await p("A3").page.context().setOffline(false);
  await p("A3")
    .page.getByText(words(p("A3").locale).nightPage.waitingTitle)
    .first()
    .waitFor();
  await host.goto(office(evening));
  await host.getByRole("button", { name: say.arrivals.tickName({ name: "A12" }) }).click();
  await until("21 and A12 to be here", async () => {
    return (
      (await here.world.db.prisma.nightGuest.count({ where: { eventId, arrivedAt: { not: null } } })) === 22
    );
  });
  lap("arrived");

  // The seating, its quality, the first round.
  await host.goto(office(evening));
  await Promise.all([host.waitForURL(/done=planned/), host.click("button[value=plan]")]);
  await picture(host, "planned", true);
  await Promise.all([host.waitForEvent("load"), host.getByRole("button", { name: say.plan.start }).click()]);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  await picture(p("B1").page, "round-1");
  await picture(p("B3").page, "round-1-en");
  await picture(p("A4").page, "round-1-unscripted");
  await picture(host, "host-round-1", true);
  const screen = await desk.newPage();
  await screen.setViewportSize({ width: 1280, height: 720 });
  await screen.goto(office(evening, "/screen"));
  await picture(screen, "screen");
  await screen.close();
  await applyChange(evening, `kind=no-show&person=${p("A12").lineId}`, "no-show");
  lap("round 1");

  // Round 2: two phones drop off and come back; one of them answers meanwhile. B11 comes.
  await skip(evening);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  await picture(p("B2").page, "break-1");
  const first = (await readNight(here.world, eventId)).places[0] ?? [];
  const answers = ["B1", "B4", "B5", "B7"].flatMap((name) => {
    const partner = nameOf(evening, first.find(({ lineId }) => lineId === p(name).lineId)?.partnerId ?? "");
    return partner && partner.name !== "A12" ? [{ who: p(name), about: partner.name }] : [];
  })[0];
  if (!answers) throw new Error("nobody can answer");
  const { who, about } = answers;
  const offline = [who, p("B3")];
  for (const { page } of offline) await page.context().setOffline(true);
  const says = isLiked(who.name, about) ? "yes" : "no";
  const { askYes, askNo, later: kept } = words(who.locale).nightPage;
  await who.page.getByRole("button", { name: says === "yes" ? askYes : askNo }).click();
  await who.page.getByText(kept).waitFor();
  await picture(who.page, "mark-offline");
  await skip(evening);
  await phonesShow(evening, [...offline.map(({ name }) => name), "A12", "B11", "B12"]);
  expect(await here.world.db.prisma.ballotMark.count({ where: { eventId } }), "nothing has arrived").toBe(0);
  for (const { page } of offline) await page.context().setOffline(false);
  await phonesShow(evening, ["A12", "B11", "B12"]);
  await until("the mark made offline", async () => {
    const marks = await here.world.db.prisma.ballotMark.findMany({ where: { eventId } });
    return marks.length === 1 && marks[0]?.voterId === who.lineId && marks[0].says === says;
  });
  const { arrive, waitingLateText } = words(p("B11").locale).nightPage;
  await p("B11").page.getByRole("button", { name: arrive }).click();
  await p("B11").page.getByText(waitingLateText).waitFor();
  await picture(p("B11").page, "latecomer");
  await host.goto(office(evening));
  await host.getByRole("link", { name: say.pending.letIn }).click();
  await picture(host, "latecomer-difference", true);
  await Promise.all([
    host.waitForURL(/done=changed/),
    host.getByRole("button", { name: say.change.apply }).click(),
  ]);
  lap("round 2");

  // Somebody is blocked on the spot whom A1 would meet in the fourth round or later.
  const planned = nightPlacesOf(await readNight(here.world, eventId), p("A1").lineId);
  const later = planned.filter(({ round, place }) => round >= 4 && place !== null);
  const blocked = nameOf(evening, later[0]?.place?.partnerIds[0] ?? "");
  if (!blocked) throw new Error("A1 meets nobody later");
  const a1 = p("A1");
  await a1.page.goto(nightPage(here.app, a1, "/safety"));
  await a1.page.selectOption("[name='block-about']", blocked.lineId);
  const asked = performance.now();
  await a1.page.getByRole("button", { name: words(a1.locale).trust.block.button, exact: true }).click();
  await a1.page.getByText(words(a1.locale).trust.done.blocked).waitFor();
  times["block (ms)"] = Math.round(performance.now() - asked);
  await picture(a1.page, "blocked");
  const mended = nightPlacesOf(await readNight(here.world, eventId), a1.lineId);
  expect(mended.flatMap(({ place }) => place?.partnerIds ?? [])).not.toContain(blocked.lineId);
  await a1.page.goto(nightPage(here.app, a1));

  // Round 3: A11 goes home, and the server dies while the round runs out.
  await skip(evening);
  await skip(evening);
  await phonesShow(evening, ["A12", "B12"]);
  await applyChange(evening, `kind=left&person=${p("A11").lineId}`, "left");
  await p("A11")
    .page.getByText(words(p("A11").locale).nightPage.leftTitle)
    .first()
    .waitFor();
  await endsIn(evening, 6_000);
  await serverProcess("kill");
  await p("B2")
    .page.getByText(words(p("B2").locale).nightPage.lost)
    .waitFor();
  await picture(p("B2").page, "server-gone");
  await new Promise((done) => setTimeout(done, 5_000));
  await serverProcess("start");
  const back = performance.now();
  await phonesShow(evening, ["A11", "A12", "B12"]);
  times["after the restart (ms)"] = Math.round(performance.now() - back);
  await picture(p("B2").page, "server-back");
  expect(await readNight(here.world, eventId)).toMatchObject({ phase: "break", round: 3 });
  lap("round 3");

  for (let round = 4; round <= ROUNDS; round += 1) {
    await skip(evening);
    const from = performance.now();
    await phonesShow(evening, ["A11", "A12", "B12"]);
    times[`round ${round} on all phones (ms)`] = Math.round(performance.now() - from);
    if (round === 5) await picture(p("A2").page, "round-5");
    await skip(evening);
  }
  expect(await readNight(here.world, eventId)).toMatchObject({ state: "over", phase: "over" });
  await picture(host, "host-over", true);
  await p("A2")
    .page.getByText(words(p("A2").locale).nightPage.overTitle)
    .first()
    .waitFor();
  await picture(p("A2").page, "over");
  lap("rounds over");

  // Nothing that must never happen has happened, and the blocked two never met.
  const over = await readNight(here.world, eventId);
  const { guests, past } = await nightPeople(here.world, eventId);
  const absent = [
    { person: p("B12").lineId, from: 0 },
    { person: p("A12").lineId, from: 1 },
    { person: p("A11").lineId, from: 3 },
    { person: p("B11").lineId, from: 0, before: 2 },
  ];
  const plan = planOf(over.places);
  const hard = checkSchedule({
    plan,
    pairs: whoMayMeet(guests, past),
    tables: over.tables,
    absent,
    played: 0,
  });
  expect(Object.values(hard), JSON.stringify(hard)).toEqual(Object.values(hard).map(() => 0));
  expect([...evening.seen]).not.toContain(pairOf("A1", blocked.name));
  const played = plan.rounds.flatMap((dates) =>
    dates.map(({ a, b }) => pairOf(nameOf(evening, a)?.name ?? "", nameOf(evening, b)?.name ?? "")),
  );
  const met = played.filter((pair) => !pair.split("–").includes("A12"));
  expect(new Set(met)).toEqual(new Set([...evening.seen].filter((pair) => !pair.split("–").includes("A12"))));

  // Ballots: A10 marks and does not hand in, B10 says nothing at all.
  const voters = players.filter(({ name }) => !["A12", "B10", "B12"].includes(name));
  await Promise.all(voters.map((voter) => vote(evening, voter, voter.name !== "A10")));
  await picture(p("B3").page, "ballot", true);
  await Promise.all(players.map((one) => one.page.goto(nightPage(here.app, one))));
  lap("voted");

  const expected = new Map(players.map(({ name }) => [name, new Set<string>()]));
  for (const pair of met) {
    const [one = "", other = ""] = pair.split("–");
    if (!isLiked(one, other) || !isLiked(other, one)) continue;
    expected.get(one)?.add(other);
    expected.get(other)?.add(one);
  }
  expect([...expected.values()].filter(({ size }) => size > 0).length, "people with a match").toBeGreaterThan(
    3,
  );

  // Closed by the organiser; within a minute everybody knows, on the page and by letter.
  await host.goto(office(evening, "/ballot"));
  await picture(host, "host-ballot", true);
  const count = words("zh-CN").officeBallot.count({ handed: voters.length - 1, of: 22 });
  await host.getByText(count, { exact: true }).first().waitFor();
  await host.check("[name=confirmed]");
  const closing = Date.now();
  await host.getByRole("button", { name: words("zh-CN").officeBallot.closeButton, exact: true }).click();
  await Promise.all(
    players
      .filter(({ script }) => script)
      .map(({ page, locale }) => page.getByText(words(locale).nightPage.revealedTitle).first().waitFor()),
  );
  times["revealed on all phones (s)"] = (Date.now() - closing) / 1000;
  await picture(p("A2").page, "revealed");
  const calledAll = players.map(({ called }) => called);
  await Promise.all(
    players.map(async (one) => {
      await one.page.goto(nightPage(here.app, one, "/matches"));
      const names = await one.page.locator(".match h2").allTextContents();
      const wanted = [...(expected.get(one.name) ?? [])].map((name) => p(name));
      expect(names.sort(), `on ${one.name}'s page`).toEqual(wanted.map(({ called }) => called).sort());
      const text = (await one.page.locator("main").textContent()) ?? "";
      const others = players.filter((other) => other !== one && !wanted.includes(other));
      expect(
        others
          .filter((other) => text.includes(other.called) || text.includes(wechatOf(other)))
          .map(({ name }) => name),
        `strangers on ${one.name}'s page`,
      ).toEqual([]);
      for (const match of wanted)
        expect(text, `${one.name} may write to ${match.name}`).toContain(wechatOf(match));
    }),
  );
  const happy = players.find(({ name, locale }) => locale === "zh-CN" && (expected.get(name)?.size ?? 0) > 0);
  const alone = players.find(({ name, locale }) => locale === "en" && expected.get(name)?.size === 0);
  if (happy) await picture(happy.page, "match", true);
  if (alone) await picture(alone.page, "no-match", true);

  // Letters: the same subject to everybody who met somebody; only matches are named in them.
  await Promise.all(
    players.map(async ({ name, email }) => {
      const results = async () =>
        (await here.control.letters(email)).filter(({ subject }) =>
          /结果出来了|The result is in/.test(subject),
        );
      if (["A12", "B12"].includes(name)) return;
      const [letter, ...more] = await until(`the result letter of ${name}`, async () => {
        const found = await results();
        return found.length > 0 && found;
      });
      expect(more, `${name} gets one letter`).toEqual([]);
      const text = `${letter?.html} ${letter?.text}`;
      const named = calledAll.filter((called) => text.includes(called)).sort();
      const wanted = [...(expected.get(name) ?? [])].map((match) => p(match).called).sort();
      expect(named, `named in ${name}'s letter`).toEqual(wanted);
    }),
  );
  times["last letter (s)"] = (Date.now() - closing) / 1000;
  expect(Date.now() - closing, "from the close to the last letter").toBeLessThan(MINUTE);
  for (const name of ["A12", "B12"]) {
    const letters = await here.control.letters(p(name).email);
    expect(
      letters.map(({ subject }) => subject).filter((subject) => /结果出来了|The result is in/.test(subject)),
    ).toEqual([]);
  }
  if (happy) {
    const letter = (await here.control.letters(happy.email)).find(({ subject }) =>
      /结果出来了|The result is in/.test(subject),
    );
    const reader = await desk.newPage();
    await reader.goto(letter?.url ?? "");
    await picture(reader, "letter", true);
  }
  expect(players.flatMap(({ faults }) => faults)).toEqual([]);
  lap("end");
  if (process.env.E2E_SERVER_LOG) console.info(JSON.stringify(times, null, 1));
}, 400_000);
