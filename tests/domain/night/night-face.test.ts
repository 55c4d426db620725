import { expect, test } from "vitest";
import { askAbout, isHere, type NightNow, nightFace, type OwnPlace } from "#app/domain/night/night-face.ts";

const startsAt = new Date("2031-03-08T11:30:00Z");
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);
const setup: NightNow = {
  ...{ state: "setup", rounds: 3, round: 0, phase: "before" },
  ...{ phaseStartedAt: null, phaseEndsAt: null, pausedLeftMs: null, ballotClosesAt: null },
};
const inRound = (round: number): NightNow => ({
  ...setup,
  ...{ state: "running", phase: "round", round, phaseStartedAt: at(0), phaseEndsAt: at(8) },
});
const inBreak = (round: number): NightNow => ({ ...inRound(round), phase: "break" });
const places: OwnPlace[] = [
  { round: 1, table: 5, with: ["lin"] },
  { round: 3, table: 2, with: ["zhe"] },
];
const here = { arrivedAt: at(-30), leftAt: null };
const evening = { startsAt, cancelled: false, now: at(1) };

test("long before the evening the page says from when one can check in", () => {
  const face = nightFace(setup, { presence: null, places: [] }, { ...evening, now: at(-181) });
  expect(face).toEqual({ kind: "before", opensAt: at(-180) });
});

test("from three hours before, and also after the start, whoever is not here is asked whether they are", () => {
  const own = { presence: null, places: [] };
  expect(nightFace(setup, own, { ...evening, now: at(-180) })).toEqual({ kind: "arrive", begun: false });
  expect(nightFace(inRound(2), own, { ...evening, now: at(-600) })).toEqual({ kind: "arrive", begun: true });
});

test("who is here waits until the first round, and a latecomer until there is a seat", () => {
  expect(nightFace(setup, { presence: here, places }, evening)).toEqual({ kind: "waiting", begun: false });
  expect(nightFace(inRound(1), { presence: here, places: [] }, evening)).toEqual({
    kind: "waiting",
    begun: true,
  });
});

test("in a round one sees the table, with whom, until when, and what comes next", () => {
  expect(nightFace(inRound(1), { presence: here, places }, evening)).toEqual({
    kind: "round",
    now: { round: 1, place: places[0] },
    next: { round: 2, place: null },
    ...{ rounds: 3, startedAt: at(0), endsAt: at(8), pausedLeftMs: null },
  });
});

test("who sits out a round is told so, and where to go afterwards", () => {
  const face = nightFace(inRound(2), { presence: here, places }, evening);
  expect(face).toMatchObject({ now: { round: 2, place: null }, next: { round: 3, place: places[1] } });
});

test("in a break the coming round is shown, and after the last one nothing comes", () => {
  expect(nightFace(inBreak(2), { presence: here, places }, evening)).toMatchObject({
    kind: "break",
    now: { round: 3, place: places[1] },
    next: null,
  });
});

test("while the evening is paused the page says how much is left", () => {
  const paused: NightNow = { ...inRound(1), state: "paused", phaseEndsAt: null, pausedLeftMs: 90_000 };
  expect(nightFace(paused, { presence: here, places }, evening)).toMatchObject({
    kind: "round",
    pausedLeftMs: 90_000,
  });
});

test.each(["over", "closed", "revealed"])(
  "when the night is %s everybody sees the same, here or not",
  (state) => {
    const night: NightNow = { ...setup, state, phase: "over", round: 3, ballotClosesAt: at(120) };
    const seen = [here, { ...here, leftAt: at(5) }, null].map((presence) =>
      nightFace(night, { presence, places }, evening),
    );
    expect(seen.map(({ kind }) => kind)).toEqual([state, state, state]);
  },
);

test("who left is offered to come back, and a cancelled evening says nothing else", () => {
  const gone = { presence: { ...here, leftAt: at(5) }, places };
  expect(nightFace(inRound(2), gone, evening)).toEqual({ kind: "left" });
  expect(nightFace(inRound(2), gone, { ...evening, cancelled: true })).toEqual({ kind: "cancelled" });
});

test("somebody is here who arrived and has not left", () => {
  expect([null, { arrivedAt: null, leftAt: null }, here, { ...here, leftAt: at(1) }].map(isHere)).toEqual([
    ...[false, false, true, false],
  ]);
});

test("the page asks about the table before, never about the one being sat at, and not twice", () => {
  expect(askAbout(inRound(1), places, new Set())).toBeNull();
  expect(askAbout(inBreak(1), places, new Set())).toBe("lin");
  expect(askAbout(inRound(2), places, new Set())).toBe("lin");
  expect(askAbout(inRound(3), places, new Set())).toBe("lin");
  expect(askAbout(inRound(2), places, new Set(["lin"]))).toBeNull();
  expect(askAbout({ ...inBreak(3), state: "over", phase: "over" }, places, new Set())).toBeNull();
});

test("at a table of six nobody is asked about in passing", () => {
  expect(askAbout(inBreak(1), [{ round: 1, table: 1, with: ["lin", "zhe", "ke"] }], new Set())).toBeNull();
});
