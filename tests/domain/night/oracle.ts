import loadHighs from "highs";
import type { MeetGraph, MeetPair } from "#app/domain/night/meet-graph.ts";

/**
 * The optimum of a small evening by a general solver for whole-number programs, goal by goal: dates, smallest
 * share, compatibility. Slow and independent of the engine.
 */
export type Oracle = (
  graph: MeetGraph,
  limits: { readonly rounds: number; readonly tables: number },
  mode: "chosen-pairs" | "round-by-round",
) => OracleAnswer;

export type OracleAnswer = {
  readonly dates: number;
  readonly share: number | null;
  readonly compatibility: number;
};

type Program = { readonly rows: readonly string[]; readonly whole: readonly string[] };

/** "chosen-pairs" trusts Kőnig's theorem and decides pairs only; "round-by-round" decides every pair and round. */
export async function openOracle(): Promise<Oracle> {
  const highs = await loadHighs();
  const solve = (goal: string, { rows, whole }: Program, free = ""): number => {
    const lines = rows.map((row, index) => ` r${index}: ${row}`).join("\n");
    const text = `Maximize\n goal: ${goal}\nSubject To\n${lines}\nBounds\n${free}\nBinary\n ${whole.join("\n ")}\nEnd\n`;
    const answer = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
    if (answer.Status !== "Optimal") throw new Error(`the oracle says ${answer.Status}`);
    return answer.ObjectiveValue;
  };
  return (graph, limits, mode) => {
    if (graph.pairs.length === 0) return { dates: 0, share: null, compatibility: 0 };
    const rounds = mode === "chosen-pairs" ? [0] : Array.from({ length: limits.rounds }, (_, round) => round);
    const cells = graph.pairs.map((_, pair) => rounds.map((round) => `x${pair}_${round}`));
    const of = (person: number) =>
      graph.pairs.flatMap((pair, index) => (touches(pair, person) ? (cells[index] ?? []) : []));
    const rows = hardRows(graph, limits, cells, rounds);
    const all = cells.flat();
    const dates = Math.round(solve(all.join(" + "), { rows, whole: all }));
    const full = [...rows, `${all.join(" + ")} = ${dates}`];
    const people = Array.from({ length: graph.size }, (_, person) => person).filter((p) => of(p).length > 0);
    const most = (person: number) =>
      Math.min(limits.rounds, graph.pairs.filter((pair) => touches(pair, person)).length);
    const fair = people.map((person) => `${of(person).join(" + ")} - ${most(person)} share >= 0`);
    const share = solve("share", { rows: [...full, ...fair], whole: all }, " 0 <= share <= 1");
    const floors = people.map(
      (person) => `${of(person).join(" + ")} >= ${Math.ceil(share * most(person) - 1e-6)}`,
    );
    const weighted = graph.pairs.flatMap((pair, index) =>
      (cells[index] ?? []).map((cell) => `${pair.weight} ${cell}`),
    );
    const compatibility = Math.round(solve(weighted.join(" + "), { rows: [...full, ...floors], whole: all }));
    return { dates, share, compatibility };
  };
}

function touches(pair: MeetPair, person: number): boolean {
  return pair.a === person || pair.b === person;
}

function hardRows(
  graph: MeetGraph,
  limits: { readonly rounds: number; readonly tables: number },
  cells: readonly (readonly string[])[],
  rounds: readonly number[],
): string[] {
  const isByRound = rounds.length > 1 || limits.rounds === 1;
  const rows = cells.map((cell) => `${cell.join(" + ")} <= 1`);
  for (const at of rounds.keys()) {
    const inRound = (keep: (pair: MeetPair) => boolean) =>
      graph.pairs.flatMap((pair, index) => (keep(pair) ? (cells[index]?.[at] ?? []) : []));
    const tables = isByRound ? limits.tables : limits.tables * limits.rounds;
    rows.push(`${inRound(() => true).join(" + ")} <= ${tables}`);
    for (let person = 0; person < graph.size; person++) {
      const own = inRound((pair) => touches(pair, person));
      if (own.length > 0) rows.push(`${own.join(" + ")} <= ${isByRound ? 1 : limits.rounds}`);
    }
  }
  return rows;
}
