import { expect } from "vitest";
import type { Limits } from "#app/adapters/limits.server.ts";
import { type App, openApp } from "#tests/routes/app.ts";
import type { TestWorld } from "#tests/world.ts";

/** One wrong thing sent to one address: nothing may be written, and whoever sent it is told in their language. */
export type Wrong = {
  what: string;
  /** Without the language; both are asked. */
  path: string;
  fields: Record<string, string>;
  status: number;
  /** Where it leads instead, without the language; what stands there says how things are. */
  to?: string;
  /** Words of the answer, in both languages; any words of the right language otherwise. */
  says?: readonly [zh: string, en: string];
  /** Without the organiser's cookie. */
  stranger?: true;
};

/** The same form with one field after the other replaced by values that it must not take. */
export function spoilt(
  form: Pick<Wrong, "path" | "fields"> & { name: string; status: number },
  values: Readonly<Record<string, readonly (string | null)[]>>,
): Wrong[] {
  const { name, ...rest } = form;
  return Object.entries(values).flatMap(([field, wrongs]) =>
    wrongs.map((wrong) => {
      const fields = Object.entries({ ...rest.fields, [field]: wrong }).flatMap(([key, value]) =>
        value === null ? [] : [[key, value]],
      );
      const what = `${name}: ${field} = ${wrong === null ? "missing" : wrong.slice(0, 30)}`;
      return { ...rest, what, fields: Object.fromEntries(fields) };
    }),
  );
}

/** The app of a world where nobody asks too often. */
export function openPatientApp(world: TestWorld): Promise<App> {
  // why: the sweep is one visitor with hundreds of requests; limits are proved by tests of their own.
  const limits: Limits = { ...world.limits, take: () => Promise.resolve({ ok: true }) };
  return openApp({ ...world, limits });
}

/** A hash of everything in every table, by table. */
async function everything(world: TestWorld): Promise<Record<string, string>> {
  const { rows: tables } = await world.db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs')`,
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM ${name} t`,
  );
  const { rows } = await world.db.pool.query<{ name: string; hash: string }>(parts.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

/** What a page says to a person: its text without tags, scripts and styles. */
function visible(html: string): string {
  return html
    .replaceAll(/<(script|style|head)\b.*?<\/\1>/gs, " ")
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

async function expectAnswer(response: Response, wrong: Wrong, locale: "zh" | "en"): Promise<void> {
  const about = `${wrong.what} (${locale})`;
  const location = response.headers.get("location");
  const place = location?.replace(/^\/en(?=\/)/, "") ?? null;
  expect.soft([about, response.status, place]).toEqual([about, wrong.status, wrong.to ?? null]);
  if (location !== null) return;
  const html = await response.text();
  const text = visible(html);
  expect.soft(html.includes(`<html lang="${locale}`), `${about}: a page in the language`).toBe(true);
  const words = locale === "zh" ? /[\u4e00-\u9fff]{6}/ : /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;
  expect.soft(text, `${about}: words of the language`).toMatch(words);
  expect.soft(text, `${about}: nothing is broken on our side`).not.toMatch(/我们这边出了点问题|on our side/);
  const said = wrong.says?.[locale === "zh" ? 0 : 1];
  if (said !== undefined) expect.soft(text, about).toContain(said);
}

/** Sends every wrong thing in both languages, and looks after each whether anything was written anywhere. */
export async function expectNothingWritten(
  world: TestWorld,
  wrongs: readonly Wrong[],
  cookie?: string,
): Promise<void> {
  const app = await openPatientApp(world);
  let before = await everything(world);
  for (const wrong of wrongs) {
    const headers: Record<string, string> = cookie === undefined || wrong.stranger ? {} : { cookie };
    await expectAnswer(await app.post(wrong.path, wrong.fields, headers), wrong, "zh");
    await expectAnswer(await app.post(`/en${wrong.path}`, wrong.fields, headers), wrong, "en");
    const after = await everything(world);
    expect.soft(changedTables(before, after), `${wrong.what}: nothing is written`).toEqual([]);
    before = after;
  }
}
