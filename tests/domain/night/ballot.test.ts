import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ballotProgress,
  checkMark,
  lettersAfterReveal,
  type Mark,
  matchesFor,
  matchesOf,
} from "#app/domain/night/ballot.ts";
import { finalPairs } from "#app/domain/night/final-pairs.ts";
import { stablePairs } from "#app/domain/night/stable-pairs.ts";

const women = ["W1", "W2", "W3"];
const men = ["M1", "M2", "M3"];
const met = women.flatMap((a) => men.map((b) => ({ a, b })));
const said: Record<string, string[]> = {
  W1: ["M1", "M2"],
  W2: ["M1"],
  W3: [],
  M1: ["W1", "W3"],
  M2: ["W1", "W2"],
  M3: ["W1", "W2", "W3"],
};

function marksOf(choices: Record<string, string[]>): Mark[] {
  return Object.entries(choices).flatMap(([from, list]) =>
    list.map((to) => ({ from, to, says: "yes" as const })),
  );
}

test("the worked ballot has the matches W1–M1 and W1–M2, and exactly three people get a match letter", () => {
  const matches = matchesOf(met, marksOf(said), []);
  expect(matches).toEqual([
    { a: "M1", b: "W1" },
    { a: "M2", b: "W1" },
  ]);
  const letters = lettersAfterReveal([...women, ...men], matches);
  expect(letters.filter(({ letter }) => letter === "match").map(({ person }) => person)).toEqual([
    "W1",
    "M1",
    "M2",
  ]);
  expect(letters.filter(({ letter }) => letter === "kind")).toHaveLength(3);
});

test("a block undoes the match, and for the blocked it is as if the answer had been no", () => {
  const blocked = matchesOf(met, marksOf(said), [{ from: "W1", to: "M1" }]);
  expect(blocked).toEqual([{ a: "M2", b: "W1" }]);
  const refused = matchesOf(met, marksOf({ ...said, W1: ["M2"] }), []);
  expect(JSON.stringify(blocked)).toBe(JSON.stringify(refused));
  expect(matchesFor("M1", blocked)).toEqual(matchesFor("M1", refused));
});

test("a like that is not returned changes nothing at all, in whatever order marks and meetings come", () => {
  const mark = fc.record({
    from: fc.constantFrom(...women),
    to: fc.constantFrom(...men),
    says: fc.constantFrom("yes" as const, "no" as const),
  });
  fc.assert(
    fc.property(fc.array(mark), fc.array(mark), fc.constantFrom(...men), (some, back, liker) => {
      const marks: Mark[] = [...some, ...back.map(({ from, to, says }) => ({ from: to, to: from, says }))];
      const others = marks.filter(
        ({ from, to }) => !(from === liker && to === "W1") && !(from === "W1" && to === liker),
      );
      const liked: Mark[] = [{ from: liker, to: "W1", says: "yes" }, ...others];
      const plain = JSON.stringify(matchesOf(met, others, []));
      expect(JSON.stringify(matchesOf([...met].reverse(), liked, []))).toBe(plain);
      expect(JSON.stringify(matchesOf(met, [...others, ...liked.slice(0, 1)], []))).toBe(plain);
    }),
  );
});

test("the last mark on a person counts, and two who did not meet never match", () => {
  const marks: Mark[] = [
    { from: "W1", to: "M1", says: "yes" },
    { from: "M1", to: "W1", says: "yes" },
    { from: "W1", to: "M1", says: "no" },
  ];
  expect(matchesOf(met, marks, [])).toEqual([]);
  expect(matchesOf([], marks.slice(0, 2), [])).toEqual([]);
});

test("a mark is taken only for somebody met and only before the close, whenever it was made", () => {
  const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
  const mark = { from: "M1", to: "W1" };
  expect(checkMark(mark, met, at("14:00"), at("13:59"))).toEqual({ ok: true });
  expect(checkMark(mark, met, null, at("20:00"))).toEqual({ ok: true });
  expect(checkMark(mark, met, at("14:00"), at("14:00"))).toEqual({ ok: false, reason: "closed" });
  expect(checkMark({ from: "M1", to: "M2" }, met, null, at("13:00"))).toEqual({
    ok: false,
    reason: "not-met",
  });
  expect(checkMark({ from: "M1", to: "M1" }, met, null, at("13:00"))).toEqual({
    ok: false,
    reason: "not-met",
  });
});

test("progress counts one's own marks on people one has met", () => {
  const marks: Mark[] = [
    { from: "W1", to: "M1", says: "yes" },
    { from: "W1", to: "M2", says: "no" },
    { from: "W1", to: "W2", says: "yes" },
    { from: "M3", to: "W1", says: "yes" },
  ];
  expect(ballotProgress("W1", met, marks)).toEqual({ decided: 2, of: 3 });
});

test("the last walk has as many couples as possible, or the best total, as the organiser chooses by name", () => {
  const matches = [
    { a: "a", b: "b", score: 5 },
    { a: "b", b: "c", score: 11 },
    { a: "c", b: "d", score: 5 },
  ];
  expect(finalPairs(matches, "maximum-weight")).toEqual([{ a: "b", b: "c" }]);
  expect(finalPairs(matches, "maximum-cardinality")).toEqual([
    { a: "a", b: "b" },
    { a: "c", b: "d" },
  ]);
  expect(finalPairs([...matches].reverse(), "maximum-cardinality")).toEqual(
    finalPairs(matches, "maximum-cardinality"),
  );
  expect(finalPairs([], "maximum-weight")).toEqual([]);
});

const list = (text: string) =>
  Object.fromEntries(text.split(" ").map((entry) => [entry.charAt(0), entry.slice(2).split("")]));
const gentlemen = list("a:WXYZ b:XWYZ c:YZWX d:ZYXW");
const ladies = list("W:bacd X:abdc Y:dcab Z:cdba");

test("N9: when men propose, aW bX cY dZ; when women propose, bW aX dY cZ", () => {
  expect(stablePairs(gentlemen, ladies).map(({ proposer, asked }) => proposer + asked)).toEqual([
    "aW",
    "bX",
    "cY",
    "dZ",
  ]);
  expect(stablePairs(ladies, gentlemen).map(({ proposer, asked }) => asked + proposer)).toEqual([
    "bW",
    "aX",
    "dY",
    "cZ",
  ]);
});

test("no two people would both rather be with each other, with lists of any length", () => {
  const lists = (own: string[], others: string[]) =>
    fc
      .tuple(...own.map(() => fc.shuffledSubarray(others)))
      .map((all) => Object.fromEntries(own.map((p, i) => [p, all[i] ?? []])));
  fc.assert(
    fc.property(lists(women, men), lists(men, women), (proposers, asked) => {
      const pairs = stablePairs(proposers, asked);
      const partner = new Map(
        pairs.flatMap(
          ({ proposer, asked: other }) =>
            [
              [proposer, other],
              [other, proposer],
            ] as const,
        ),
      );
      const prefers = (person: string, wishes: readonly string[], other: string) => {
        const [place, now] = [wishes.indexOf(other), wishes.indexOf(partner.get(person) ?? "")];
        return place >= 0 && (now < 0 || place < now);
      };
      for (const woman of women)
        for (const man of men)
          expect(prefers(woman, proposers[woman] ?? [], man) && prefers(man, asked[man] ?? [], woman)).toBe(
            false,
          );
    }),
  );
});
