import { renderLetter } from "#app/adapters/letters.server.ts";
import { gatherLetter } from "#app/use-cases/letters/gather-letter.server.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { openBallot } from "#app/use-cases/night/open-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { tellNight } from "#app/use-cases/night/tell-night.server.ts";
import { type BallotNight, vote } from "#tests/builders/ballot.ts";
import type { TestWorld } from "#tests/world.ts";
import type { App } from "../app.ts";

export const nightStart = new Date("2031-03-08T13:00:00Z");
const HOUR = 3_600_000;

/** Everything that can be seen: by whose page or letter, and each as one text. */
export type Seen = Record<string, string>;

/** A page to the last byte: status, every header, body. */
export async function wholeAnswer(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [`${response.status}`, ...headers, "", await response.text()].join("\n");
}

const pages = ["", "/ballot", "/matches", "/survey", "/credit", "/data", "/data.json"];

/** Every page behind somebody's night link. One's own data holds one's own marks, and is compared for others alone. */
export async function pagesOf(app: App, night: BallotNight, name: string, language = ""): Promise<Seen> {
  const seen: Seen = {};
  for (const page of pages)
    if (name !== "B1" || !page.startsWith("/data")) {
      const answer = await app.get(`${language}/n/${night.guest(name).token}${page}`);
      seen[`${name} ${language}${page}`] = await wholeAnswer(answer);
    }
  return seen;
}

/** What taps are answered, for somebody who has marked everybody already. */
async function tapsOf(app: App, night: BallotNight, name: string): Promise<Seen> {
  const at = `/n/${night.guest(name).token}`;
  const forms: [string, Record<string, string>][] = [
    ["/ballot", { intent: "hand-in" }],
    ["/ballot", { intent: "mark", about: night.guest("B2").lineId, says: "no" }],
    ["/matches", { intent: "walk", walks: "yes" }],
    ["/survey", { intent: "stars", stars: "5", line: "" }],
  ];
  const seen: Seen = {};
  for (const [page, fields] of forms)
    seen[`${name} taps ${page} ${fields.intent}`] = await wholeAnswer(await app.post(at + page, fields));
  return seen;
}

/** Every letter of the night as it would be handed over, with its own row and job, in the order they were written. */
export async function lettersOf(world: TestWorld, night: BallotNight): Promise<Seen> {
  const rows = await world.db.prisma.letter.findMany({
    where: { eventId: night.eventId, kind: { startsWith: "night-" } },
    orderBy: [{ kind: "asc" }, { version: "asc" }, { lineId: "asc" }],
  });
  const seen: Seen = {};
  for (const row of rows) {
    const { kind, version, lineId, locale, dueAt, state, dedupeKey } = row;
    const gathered = await gatherLetter(world, row, { email: "", token: null });
    const written = gathered.go ? await renderLetter(gathered.draft, gathered.calendar) : gathered.reason;
    const name = night.guests.find((guest) => guest.lineId === lineId)?.name;
    seen[`letter ${kind} ${version} ${name}`] = JSON.stringify([locale, dueAt, state, dedupeKey, written]);
  }
  const jobs = await world.db.pool.query<{ task: string; at: Date }>(
    `select task_identifier as task, run_at as at from graphile_worker.jobs order by task_identifier, run_at`,
  );
  seen.jobs = jobs.rows
    .map(({ task, at }) => `${task} ${at > nightStart ? at.toISOString() : "now"}`)
    .join("\n");
  return seen;
}

/** What the organiser sees of the ballot. */
async function officeOf(app: App, night: BallotNight, cookie: string): Promise<Seen> {
  const path = `/office/events/${night.eventId}/night/ballot`;
  return { office: await wholeAnswer(await app.get(path, { Cookie: cookie })) };
}

type Likes = Readonly<Record<string, readonly string[]>>;
type Play = { world: TestWorld; app: App; night: BallotNight; cookie: string };

/**
 * Plays one ballot from the first mark to the week after and collects everything that anybody can see, before the
 * close, between close and reveal, and after it; then makes the evening as it was.
 */
export async function playOut({ world, app, night, cookie }: Play, likes: Likes): Promise<Seen> {
  const { eventId } = night;
  const seen: Seen = {};
  const look = async (moment: string, names: readonly string[]) => {
    const found: Seen = { ...(await officeOf(app, night, cookie)), ...(await lettersOf(world, night)) };
    for (const name of names) Object.assign(found, await pagesOf(app, night, name));
    for (const [key, text] of Object.entries(found)) seen[`${moment}: ${key}`] = text;
  };
  world.clock.set(nightStart);
  await world.db.pool.query("delete from graphile_worker._private_jobs");
  await openBallot(world, { eventId });
  await vote(world, night, likes);
  // Before the close B1 sees their own mark; nobody else may see a trace of it.
  await look(
    "open",
    night.guests.map(({ name }) => name).filter((name) => name !== "B1"),
  );
  Object.assign(seen, await tapsOf(app, night, "A1"));
  world.clock.set(new Date(nightStart.getTime() + 2 * HOUR));
  await closeBallot(world, { eventId });
  await look(
    "closed",
    night.guests.map(({ name }) => name),
  );
  await revealNight(world, { eventId });
  await tellNight(world, { eventId });
  for (const { name } of night.guests) Object.assign(seen, await pagesOf(app, night, name, "/en"));
  await look(
    "revealed",
    night.guests.map(({ name }) => name),
  );
  Object.assign(seen, await tapsOf(app, night, "A1"));
  world.clock.set(new Date(nightStart.getTime() + 8 * 24 * HOUR));
  await look(
    "a week later",
    night.guests.map(({ name }) => name),
  );
  await undo(world, eventId);
  return seen;
}

/** Makes an evening as it was before the first mark. */
export async function undo({ db }: TestWorld, eventId: string): Promise<void> {
  const where = { eventId };
  await db.prisma.letter.deleteMany({ where });
  await db.prisma.matchPair.deleteMany({ where });
  await db.prisma.nightWalk.deleteMany({ where });
  await db.prisma.nightCredit.deleteMany({ where });
  await db.prisma.survey.deleteMany({ where });
  await db.prisma.ballotMark.deleteMany({ where });
  await db.prisma.ballot.deleteMany({ where });
  await db.prisma.night.update({
    where,
    data: { state: "over", closedAt: null, revealedAt: null },
  });
}

/** The names of what differs between two evenings. */
export function differences(one: Seen, other: Seen): string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => one[key] !== other[key]).sort();
}
