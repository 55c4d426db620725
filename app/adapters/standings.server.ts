import type pg from "pg";
import { type Standing, standingOf, strikesSince } from "#app/domain/trust/strikes.ts";
import { gather } from "./gather.server.ts";

type Asked = { person: Uint8Array; now: Date };

/** How people stand with the organiser, by the keyed index of their address. */
export type Standings = {
  /** A ban counts as "barred", as does the third missed evening. */
  of(person: Uint8Array, now: Date): Promise<Standing>;
};

const standingsSql = `
  SELECT EXISTS (SELECT 1 FROM person_ban b WHERE b.person_index = p.person AND b.lifted_at IS NULL) AS banned,
    (SELECT count(*)::int FROM no_show_strike s
      WHERE s.person_index = p.person AND s.waived_at IS NULL AND s.created_at >= p.since) AS strikes
  FROM unnest($1::bytea[], $2::timestamptz[]) WITH ORDINALITY AS p (person, since, i)
  ORDER BY p.i`;

/** Everybody who is asked about in the same moment is looked up by one statement. */
export function openStandings(pool: pg.Pool): Standings {
  const ask = gather(async (asked: readonly Asked[]) => {
    const { rows } = await pool.query<{ banned: boolean; strikes: number }>({
      name: "standings",
      text: standingsSql,
      values: [asked.map(({ person }) => person), asked.map(({ now }) => strikesSince(now))],
    });
    return rows.map(({ banned, strikes }): Standing => (banned ? "barred" : standingOf(strikes)));
  });
  return { of: (person, now) => ask({ person, now }) };
}
