/** What a guest may report. "emergency" is not among them: pages say whom to ring. */
export const reportKinds = ["unsafe", "touched", "not-as-said", "money", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

export function isReportKind(value: unknown): value is ReportKind {
  return reportKinds.some((kind) => kind === value);
}

/** Characters of what a guest writes in a report, at most. */
export const REPORT_LENGTH = 2_000;

export type ReportInput = {
  kind: string;
  words: string;
  /** Whom it is about: an order line, or empty for nobody in particular. */
  about: string;
};

export type ReportProblem = "missing" | "too-long" | "unknown";
export type ReportFields = Partial<Record<"kind" | "words" | "about", ReportProblem>>;

export type CleanReport = { kind: ReportKind; words: string; about: string | null };

/**
 * Reads a report. `people` are the lines it may be about. Words may be left out where the kind says enough already;
 * "other" needs them.
 */
export function readReport(
  input: ReportInput,
  people: ReadonlySet<string>,
): { ok: true; report: CleanReport } | { ok: false; fields: ReportFields } {
  const fields: ReportFields = {};
  const kind = isReportKind(input.kind) ? input.kind : null;
  const words = input.words.replaceAll("\r\n", "\n").trim();
  const about = input.about === "" ? null : input.about;
  if (kind === null) fields.kind = input.kind === "" ? "missing" : "unknown";
  if ([...words].length > REPORT_LENGTH) fields.words = "too-long";
  else if (kind === "other" && words === "") fields.words = "missing";
  if (about !== null && !people.has(about)) fields.about = "unknown";
  if (kind === null || Object.keys(fields).length > 0) return { ok: false, fields };
  return { ok: true, report: { kind, words, about } };
}
