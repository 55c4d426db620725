import { expect } from "vitest";
import { words } from "#app/i18n/words.ts";
import { nightPage, type Player, wechatOf } from "./evening-cast.ts";
import { type Evening, player } from "./evening-steps.ts";
import { until } from "./guests.ts";

const everyWoman = "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12";

/** Whom everybody would like to see again, whomever they have met; those who are not named here like nobody. */
const likes: Readonly<Record<string, string>> = {
  A1: everyWoman,
  A2: "B1 B3 B5 B7 B9 B11",
  A3: "B2 B4 B6 B8 B10 B12",
  A4: "B1 B2 B3 B4 B5 B6",
  A5: "B7 B8 B9 B10 B11 B12",
  A6: "B1 B12",
  A8: "B3 B4 B9",
  A10: "B5 B6 B7 B8 B11",
  A11: everyWoman,
  B1: "A1 A2 A6 A7 A11",
  B2: "A3 A4 A11",
  B3: "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11",
  B5: "A1 A4 A10",
  B6: "A7 A8 A9",
  B7: "A2 A5 A10 A11",
  B8: "A3 A5 A10",
  B9: "A1 A2 A5 A8",
  B11: "A1 A2 A5 A10 A11",
};

export function isLiked(by: string, other: string): boolean {
  return likes[by]?.split(" ").includes(other) ?? false;
}

/** Marks everybody on somebody's ballot by its own buttons, and hands it in unless told. */
export async function vote({ here, players }: Evening, voter: Player, handsIn: boolean): Promise<void> {
  const { page, locale } = voter;
  const { nightBallot } = words(locale);
  await page.goto(nightPage(here.app, voter, "/ballot"));
  const cards = page.locator(".ballot-people > li");
  const of = await cards.count();
  for (let index = 0; index < of; index += 1) {
    const card = cards.nth(index);
    const called = await card.locator("h2").textContent();
    const about = players.find((one) => one.called === called);
    if (!about) throw new Error(`${voter.name} was asked about ${called}`);
    const button = isLiked(voter.name, about.name) ? nightBallot.yes : nightBallot.no;
    await card.getByRole("button", { name: button }).click();
    await page.getByText(nightBallot.progress({ decided: index + 1, of })).waitFor();
  }
  if (!handsIn) return;
  await page.getByRole("button", { name: nightBallot.handIn, exact: true }).click();
  await page.getByText(nightBallot.done.handed).waitFor();
}

/** By name, with whom everybody matches, out of those who met. */
export function matchesAmong(
  { players }: Evening,
  met: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const mutual = met.filter(([one, other]) => isLiked(one, other) && isLiked(other, one));
  return new Map(
    players.map(({ name }) => [
      name,
      mutual.filter((pair) => pair.includes(name)).flatMap((pair) => pair.filter((one) => one !== name)),
    ]),
  );
}

/** Somebody's result page names their matches with how to reach them, and nobody else. */
export async function resultPageIs(evening: Evening, one: Player, matches: readonly string[]): Promise<void> {
  const { page, name } = one;
  await page.goto(nightPage(evening.here.app, one, "/matches"));
  const wanted = matches.map((match) => player(evening, match));
  const named = (await page.locator(".match h2").allTextContents()).sort();
  expect(named, `on ${name}'s page`).toEqual(wanted.map(({ called }) => called).sort());
  const text = (await page.locator("main").textContent()) ?? "";
  for (const match of wanted) expect(text, `${name} may write to ${match.name}`).toContain(wechatOf(match));
  const strangers = evening.players
    .filter((other) => other !== one && !wanted.includes(other))
    .filter((other) => text.includes(other.called) || text.includes(wechatOf(other)));
  expect(
    strangers.map((other) => other.name),
    `strangers on ${name}'s page`,
  ).toEqual([]);
}

/** The letters that tell somebody the result, so far. */
export async function resultLetters({ here }: Evening, { email }: Player) {
  const letters = await here.control.letters(email);
  return letters.filter(({ subject }) => /结果出来了|The result is in/.test(subject));
}

/** Somebody gets one letter, and it names their matches and nobody else. */
export async function letterIs(evening: Evening, one: Player, matches: readonly string[]): Promise<void> {
  const { name } = one;
  const letters = await until(`the result letter of ${name}`, async () => {
    const found = await resultLetters(evening, one);
    return found.length > 0 && found;
  });
  expect(letters, `${name} gets one letter`).toHaveLength(1);
  const text = letters.map(({ html, text: plain }) => `${html} ${plain}`).join();
  const named = evening.players.filter(({ called }) => text.includes(called)).map((other) => other.name);
  expect(named.sort(), `named in ${name}'s letter`).toEqual([...matches].sort());
}
