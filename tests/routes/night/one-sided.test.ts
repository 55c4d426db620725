import { expect, test } from "vitest";
import { buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { type App, openApp } from "../app.ts";
import { differences, nightStart, pagesOf, playOut, undo } from "./one-sided-view.ts";

async function stage() {
  const world = await openTestWorld({ now: nightStart });
  const night = await buildBallotNight(world, [2, 2]);
  await world.db.prisma.night.update({
    where: { eventId: night.eventId },
    data: { creditPercent: 20, finalWalk: true },
  });
  const { cookie } = await signInOrganiser(world);
  return { world, night, cookie, app: await openApp(world) };
}

/** One couple matches in every evening; B1's word about A1, who said no, is all that differs. */
const evening = (b1: readonly string[]) => ({
  ...{ A1: ["B2"], A2: [] },
  ...{ B1: b1, B2: ["A1"] },
});

test("whether B likes A changes no byte of any page, header, tap or letter of anybody, when A does not like B", async () => {
  const play = await stage();
  const no = await playOut(play, evening([]));
  const yes = await playOut(play, evening(["A1"]));
  expect(Object.keys(no).length).toBeGreaterThan(150);
  expect(differences(no, yes)).toEqual([]);
  // The same eyes do see a like that is returned.
  const match = await playOut(play, { ...evening(["A1"]), A1: ["B1", "B2"] });
  expect(differences(no, match)).toContain("revealed: A1 /matches");
  expect(differences(no, match)).toContain("revealed: letter night-result 1 B1");
}, 300_000);

/** A page that counts the likes of its reader, and lets them show in one way. */
function leaky(leak: (answer: { headers: Headers; body: string }, likes: number) => string) {
  return async (play: Awaited<ReturnType<typeof stage>>): Promise<App> => ({
    ...play.app,
    async get(path, headers) {
      const response = await play.app.get(path, headers);
      if (!path.includes(`${play.night.guest("A1").token}/ballot`)) return response;
      const likes = await play.world.db.prisma.ballotMark.count({
        where: { aboutId: play.night.guest("A1").lineId, says: "yes" },
      });
      const own = new Headers(response.headers);
      const body = leak({ headers: own, body: await response.text() }, likes);
      return new Response(body, { status: response.status, headers: own });
    },
  });
}

const leaks: Record<string, Parameters<typeof leaky>[0]> = {
  "a header": ({ headers, body }, likes) => {
    headers.set("X-Cost", String(likes));
    return body;
  },
  "one invisible character": ({ body }, likes) => body + "\u200b".repeat(likes),
  "the order of people": ({ body }, likes) =>
    likes > 1 ? body.replace(/(<li class="card" id="p-1">.*?<\/li>)(.*?<\/ul>)/s, "$2$1") : body,
  "how long it may be kept": ({ headers, body }, likes) => {
    headers.set("Cache-Control", `private, max-age=${likes}`);
    return body;
  },
};

test.each(Object.entries(leaks))(
  "a page that leaks by %s is caught by the same comparison",
  async (_, leak) => {
    const play = await stage();
    const app = await leaky(leak)(play);
    async function seenBy(likes: readonly string[]) {
      await vote(play.world, play.night, evening(likes));
      const seen = await pagesOf(app, play.night, "A1");
      await undo(play.world, play.night.eventId);
      return seen;
    }
    expect(differences(await seenBy([]), await seenBy(["A1"]))).toEqual(["A1 /ballot"]);
  },
  120_000,
);
