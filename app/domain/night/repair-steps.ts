import { maxWeightMatching } from "./max-weight-matching.ts";
import { type NightPlan, type PersonId, type PlannedDate, pairName } from "./night-plan.ts";
import type { RunningNight } from "./repair.ts";

type Pair = { readonly a: PersonId; readonly b: PersonId; readonly table?: number };

/** The rounds to come while they are being repaired. A date without a table gets one at the end. */
export type RepairBoard = {
  readonly toCome: Pair[][];
  /** The names of pairs that met in a round already begun. */
  readonly met: ReadonlySet<string>;
  /** The scores of all pairs that may meet and are here, by name. */
  readonly scores: ReadonlyMap<string, number>;
  readonly partners: ReadonlyMap<PersonId, readonly PersonId[]>;
  readonly tables: number;
};

/** Dates each person has to come, of what they could have: min(rounds to come, people not met yet). */
function sharesOf(board: RepairBoard): Map<PersonId, { dates: number; of: number }> {
  const shares = new Map<PersonId, { dates: number; of: number }>();
  for (const [person, partners] of board.partners) {
    const open = partners.filter((partner) => !board.met.has(pairName(person, partner)));
    shares.set(person, { dates: 0, of: Math.min(board.toCome.length, open.length) });
  }
  for (const { a, b } of board.toCome.flat())
    for (const person of [a, b]) {
      const share = shares.get(person);
      if (share) share.dates++;
    }
  return shares;
}

/** Pairs people who are idle in the same round, most dates first, then those with the fewest, then by score. */
export function fillIdlePlaces(board: RepairBoard): void {
  const taken = new Set([...board.met, ...board.toCome.flat().map(({ a, b }) => pairName(a, b))]);
  for (const dates of board.toCome) {
    const room = board.tables - dates.length;
    if (room <= 0) continue;
    const busy = new Set(dates.flatMap(({ a, b }) => [a, b]));
    const idle = [...board.partners.keys()].filter((person) => !busy.has(person));
    for (const { a, b } of bestIdlePairs(board, idle, taken).slice(0, room)) {
      dates.push({ a, b });
      taken.add(pairName(a, b));
    }
  }
}

function bestIdlePairs(board: RepairBoard, idle: readonly PersonId[], taken: ReadonlySet<string>): Pair[] {
  const shares = sharesOf(board);
  const top = Math.max(1, ...board.scores.values()) + 1;
  const need = (person: PersonId) => Math.max(0, board.toCome.length - (shares.get(person)?.dates ?? 0));
  const worth = (a: PersonId, b: PersonId) =>
    (need(a) + need(b)) * top + (board.scores.get(pairName(a, b)) ?? 0);
  const perDate = (2 * board.toCome.length + 1) * top * (idle.length + 1);
  const edges = idle.flatMap((one, a) =>
    idle.slice(a + 1).flatMap((other, step) => {
      const name = pairName(one, other);
      if (!board.scores.has(name) || taken.has(name)) return [];
      return [{ a, b: a + 1 + step, weight: perDate + worth(one, other) }];
    }),
  );
  return maxWeightMatching(idle.length, edges, "maximum-weight")
    .map(({ a, b }) => ({ a: idle[a] ?? "", b: idle[b] ?? "" }))
    .sort((one, other) => worth(other.a, other.b) - worth(one.a, one.b));
}

/** One exchange: the latecomer takes a place at a date, `giver` goes idle. */
type Exchange = {
  readonly round: number;
  readonly at: number;
  readonly partner: PersonId;
  readonly giver: PersonId;
};

/** Gives a latecomer dates out of existing ones as long as every giver keeps at least as large a share. */
export function latecomersTurn(board: RepairBoard, person: PersonId): void {
  for (;;) {
    const shares = sharesOf(board);
    const own = shares.get(person);
    if (!own || own.dates >= own.of) return;
    const best = exchangesFor(board, person)
      .map((exchange) => ({ exchange, giver: shares.get(exchange.giver) ?? { dates: 0, of: 1 } }))
      .filter(({ giver }) => (giver.dates - 1) * own.of >= (own.dates + 1) * giver.of)
      .reduce<{ exchange: Exchange; giver: { dates: number; of: number } } | null>(
        (top, next) => (top && !isRicher(next.giver, top.giver) ? top : next),
        null,
      );
    if (!best) return;
    const { round, at, partner } = best.exchange;
    const dates = board.toCome[round];
    const table = dates?.[at]?.table;
    dates?.splice(at, 1, { a: partner, b: person, ...(table === undefined ? {} : { table }) });
  }
}

function isRicher(one: { dates: number; of: number }, other: { dates: number; of: number }): boolean {
  return (one.dates - 1) * other.of > (other.dates - 1) * one.of;
}

/** All exchanges open to a person, rounds with the fewest of them first and better partners before others. */
function exchangesFor(board: RepairBoard, person: PersonId): Exchange[] {
  const taken = new Set([...board.met, ...board.toCome.flat().map(({ a, b }) => pairName(a, b))]);
  const score = (partner: PersonId) => board.scores.get(pairName(person, partner));
  return board.toCome
    .map((dates, round) => {
      if (dates.some(({ a, b }) => a === person || b === person)) return [];
      return dates.flatMap(({ a, b }, at) =>
        [
          { round, at, partner: a, giver: b },
          { round, at, partner: b, giver: a },
        ].filter(({ partner }) => score(partner) !== undefined && !taken.has(pairName(person, partner))),
      );
    })
    .sort((one, other) => one.length - other.length)
    .flatMap((exchanges) =>
      exchanges.sort((one, other) => (score(other.partner) ?? 0) - (score(one.partner) ?? 0)),
    );
}

/** Gives tables to dates that have none, or whose table is gone; all others keep theirs. */
export function settleTables(board: RepairBoard, { plan, played, tables }: RunningNight): NightPlan {
  const begun = Array.from({ length: played }, (_, round) => plan.rounds[round] ?? []);
  const last = new Map<PersonId, number>();
  const remember = (dates: readonly PlannedDate[]) => {
    for (const { a, b, table } of dates) last.set(a, table).set(b, table);
  };
  for (const dates of begun) remember(dates);
  const toCome = board.toCome.map((dates) => {
    const kept = new Set(dates.flatMap(({ table }) => table ?? []));
    const free = new Set(tables.filter((table) => !kept.has(table)));
    const seated = dates.map(({ a, b, table }) => {
      if (table !== undefined && tables.includes(table)) return { a, b, table };
      const near = [last.get(a), last.get(b)].find((known) => known !== undefined && free.has(known));
      const chosen = near ?? [...free][0] ?? 0;
      free.delete(chosen);
      return { a, b, table: chosen };
    });
    remember(seated);
    return seated;
  });
  while (toCome.length > 0 && toCome.at(-1)?.length === 0) toCome.pop();
  return { rounds: toCome.length === 0 ? plan.rounds.slice(0, played) : [...begun, ...toCome] };
}
