import type { Locale } from "#app/domain/events/locale.ts";
import { csvAmount, writeCsv } from "#app/domain/money/csv.ts";
import { words } from "#app/i18n/words.ts";
import { lineWords } from "./money-words.ts";

type Line = {
  entry: string;
  kind: string;
  account: string;
  at: Date;
  amountMinor: number;
  who: string | null;
};

/** A moment as spreadsheets read it, in the event's zone: "2026-12-05 19:00:00". */
export function localMoment(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
}

/** The whole ledger as CSV with a byte-order mark, so that spreadsheets read Chinese. */
export function ledgerCsv(
  locale: Locale,
  event: { timeZone: string; currency: string },
  lines: readonly Line[],
): string {
  const said = words(locale);
  const accounts: Readonly<Record<string, string>> = said.officeMoney.accounts;
  const rows = lines.map((line) => [
    localMoment(line.at, event.timeZone),
    event.timeZone,
    line.entry,
    lineWords(said, line),
    accounts[line.account] ?? line.account,
    csvAmount({ minor: line.amountMinor, currency: event.currency }),
    event.currency,
  ]);
  return `\ufeff${writeCsv([[...said.officeEvent.csvHead], ...rows])}`;
}
