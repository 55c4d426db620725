import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { handInBallot } from "#app/use-cases/night/hand-in-ballot.server.ts";
import { keepNote } from "#app/use-cases/night/keep-note.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import { openBallot } from "#app/use-cases/night/open-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { type BallotNight, buildBallotNight, vote } from "#tests/builders/ballot.ts";
import type { Scene, Stage } from "./scene.ts";

const names = {
  "zh-CN": { A1: "小林", A2: "阿哲", A3: "一凡", B1: "苏木", B2: "周宁", B3: "安然" },
  en: { A1: "Robin", A2: "Sam", A3: "Alex", B1: "Kim", B2: "Jamie", B3: "Noor" },
} as const;

async function nameEverybody(stage: Stage, night: BallotNight): Promise<void> {
  const { world, locale } = stage;
  const called: Readonly<Record<string, string>> = names[locale];
  const line = locale === "en" ? "Write to me about mountains" : "一起去爬山吗";
  for (const { name, lineId } of night.guests)
    await world.db.prisma.profile.create({
      data: {
        ...{ eventId: night.eventId, lineId, updatedAt: world.clock.now() },
        sealed: world.vault.seal({ displayName: called[name] ?? name }),
        contactSealed:
          name === "B1" ? world.vault.seal({ wechat: "sumu_2031", phone: "+8613800138000", line }) : null,
      },
    });
}

async function makeNight(
  stage: Stage,
  wishes: Parameters<typeof buildBallotNight>[2] = {},
): Promise<BallotNight> {
  const night = await buildBallotNight(stage.world, [3, 3], wishes);
  await nameEverybody(stage, night);
  return night;
}

async function reveal({ world }: Stage, night: BallotNight): Promise<void> {
  const { eventId } = night;
  await world.db.prisma.night.update({
    where: { eventId },
    data: { ballotClosesAt: new Date(world.clock.now().getTime() - 1000) },
  });
  await closeBallot(world, { eventId });
  await revealNight(world, { eventId });
}

/** Ballots in each of their states, the result, the survey, the credit, and the organiser's page. */
export async function ballotScenes(stage: Stage): Promise<Scene[]> {
  const { world, locale, at } = stage;
  const open = await makeNight(stage);
  const { token } = open.guest("A1");
  await markBallot(world, { token, aboutId: open.guest("B1").lineId, says: "yes" });
  await markBallot(world, { token, aboutId: open.guest("B2").lineId, says: "no" });
  const text = locale === "en" ? "Likes mountains, free at weekends" : "喜欢爬山，周末有空";
  await keepNote(world, { token, aboutId: open.guest("B1").lineId, text });
  await vote(world, open, { A2: ["B1"], B2: [] });
  await handInBallot(world, { token });
  await openBallot(world, open);

  const running = await makeNight(stage, { at: "running", closesAt: null });
  const closed = await makeNight(stage);
  await vote(world, closed, { A1: ["B1"] });
  const past = { eventId: closed.eventId };
  const now = world.clock.now();
  await world.db.prisma.night.update({ where: past, data: { state: "closed", closedAt: now } });

  const shown = await makeNight(stage);
  await world.db.prisma.night.update({
    where: { eventId: shown.eventId },
    data: { creditPercent: 30, finalWalk: true },
  });
  await vote(world, shown, { A1: ["B1", "B2"], A2: [], A3: [], B1: ["A1"], B2: ["A1"], B3: [] });
  await reveal(stage, shown);

  const page = (name: string, night: BallotNight, guest: string, path: string): Scene => ({
    name: `ballot-${name}`,
    url: at(`/n/${night.guest(guest).token}${path}`),
  });
  const office = (name: string, night: BallotNight): Scene => ({
    name: `ballot-office-${name}`,
    url: at(`/office/events/${night.eventId}/night/ballot`),
    organiser: true,
  });
  return [
    page("open", open, "A1", "/ballot"),
    { ...page("undecided", open, "A1", "/ballot"), act: (one) => one.locator(".ballot-dock button").click() },
    page("handed-in", open, "A2", "/ballot?done=handed"),
    page("running", running, "A1", "/ballot"),
    page("counting", closed, "A1", "/ballot"),
    page("wait", open, "A1", "/matches"),
    page("matches", shown, "A1", "/matches"),
    page("match-without-contact", shown, "B2", "/matches"),
    page("kind", shown, "A2", "/matches"),
    page("survey", shown, "A1", "/survey"),
    {
      ...page("survey-refused", shown, "A1", "/survey"),
      act: (one) => one.locator("form .button").first().click(),
    },
    page("credit", shown, "A2", "/credit"),
    office("open", open),
    office("revealed", shown),
    {
      ...office("figures", shown),
      url: at(`/office/events/${shown.eventId}/night/after`),
    },
  ];
}
