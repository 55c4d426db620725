import { wallTime, zonedInstant } from "../events/zoned-time.ts";
import { type Deal, type DealKind, guaranteedMinor, isDealKind } from "../money/deal.ts";
import { minorDigits, parseAmount } from "../money/money.ts";
import { type BasisPoints, shareOf } from "../money/share.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readText } from "../organiser/read-field.ts";
import { blankTerms, MOST_CANCELLATION_RUNGS, type TermsFields } from "./booking-fields.ts";
import type { CancellationRung } from "./cancellation.ts";
import { countsHeads, sharesRevenue, type Terms } from "./terms.ts";

/** No evening of this trade pays a venue more: one million in the main unit, counted in minor units. */
const HIGHEST = 100_000_000;
const WHOLE = 10_000;

/** What terms are read against: the booked time, its zone and currency. */
export type TermsFrame = {
  timeZone: string;
  currency: string;
  now: Date;
  /** Null while the time itself could not be read. */
  span: { startsAt: Date; endsAt: Date } | null;
  /** The due day of the version before: it may stay though it is over. */
  dueBefore?: Date | null;
};

/** An amount in minor units, as typed; 0 is a venue that costs nothing. */
export function readFee(text: string, currency: string): Read<number> {
  if (text.trim() === "") return bad("missing");
  const minor = parseAmount(text.normalize("NFKC"), currency);
  if (minor === null) return bad("not-money");
  return minor > HIGHEST ? bad("too-much-money") : good(minor);
}

/** A percentage as typed ("30", "12.5 %") in ten-thousandths, at most 100 %. */
export function readPercent(text: string): Read<BasisPoints> {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return bad("missing");
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?\s*%?$/.exec(typed);
  if (!match?.[1]) return bad("not-a-percentage");
  const points = Number(match[1] + (match[2] ?? "").padEnd(2, "0"));
  return points > WHOLE ? bad("share-above-whole") : good(points);
}

/** Reads what was agreed; every field with a problem is named. */
export function readTerms(
  fields: TermsFields,
  frame: TermsFrame,
): { ok: true; terms: Terms } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const kind = isDealKind(fields.kind) ? fields.kind : "fixed-fee";
  const deal = readDeal(kind, fields, frame, take);
  const certain = clean() ? guaranteedMinor(deal) : null;
  const deposit = take("deposit", readDeposit(fields, frame.currency, certain), noDeposit);
  const due = take("depositDue", readDue(fields, frame), null);
  const terms: Terms = {
    deal,
    headBasis: countsHeads(deal) && fields.headBasis === "arrived" ? "arrived" : "paid",
    ...deposit,
    depositDueAt: deposit.depositMinor === 0 ? null : due,
    cancellation: take("cancel0Days", readCancellation(fields.cancellation), []),
    note: take("note", readText(fields.note, 2000), ""),
  };
  return clean() ? { ok: true, terms } : { ok: false, problems };
}

type Take = ReturnType<typeof fieldReader>["take"];

function readDeal(kind: DealKind, fields: TermsFields, { currency, span }: TermsFrame, take: Take): Deal {
  const money = (name: "fee" | "perHead" | "minimum" | "perHour") =>
    take(name, readFee(fields[name], currency), 0);
  const share = () => ({
    share: take("share", readPercent(fields.share), 0),
    ...(fields.feeBearer === "both" ? { afterFees: true } : {}),
  });
  const minutes = span === null ? 0 : Math.round((span.endsAt.getTime() - span.startsAt.getTime()) / 60_000);
  const kinds: Record<DealKind, () => Deal> = {
    "fixed-fee": () => ({ kind: "fixed-fee", feeMinor: money("fee") }),
    "revenue-share": () => ({ kind: "revenue-share", ...share() }),
    "per-head": () => ({ kind: "per-head", perHeadMinor: money("perHead") }),
    "minimum-spend": () => ({
      kind: "minimum-spend",
      minimumMinor: money("minimum"),
      perHeadMinor: money("perHead"),
    }),
    "fixed-plus-share": () => ({ kind: "fixed-plus-share", feeMinor: money("fee"), ...share() }),
    "per-hour": () => ({ kind: "per-hour", perHourMinor: money("perHour"), minutes }),
  };
  return kinds[kind]();
}

const noDeposit = { depositMinor: 0, depositPoints: null as BasisPoints | null };

/** A deposit as an amount or as a percentage of what is certain; never above what is certain, where anything is. */
function readDeposit(
  { depositKind, deposit }: TermsFields,
  currency: string,
  certain: number | null,
): Read<typeof noDeposit> {
  if (depositKind === "percent") {
    const points = readPercent(deposit);
    if (!points.ok) return points.problem === "share-above-whole" ? bad("deposit-above-fee") : points;
    if (points.value === 0) return good(noDeposit);
    if (certain === 0) return bad("deposit-needs-fee");
    return good({ depositMinor: shareOf(certain ?? 0, points.value), depositPoints: points.value });
  }
  if (depositKind !== "amount") return good(noDeposit);
  const minor = readFee(deposit, currency);
  if (!minor.ok) return minor;
  if (certain !== null && certain > 0 && minor.value > certain) return bad("deposit-above-fee");
  return good({ depositMinor: minor.value, depositPoints: null });
}

/** The day a deposit is due, until its end at the venue: from today on, and not after the evening. */
function readDue({ depositKind, depositDue }: TermsFields, frame: TermsFrame): Read<Date | null> {
  const date = depositDue.trim();
  if (date === "" || (depositKind !== "amount" && depositKind !== "percent")) return good(null);
  const due = zonedInstant({ date, time: "23:59" }, frame.timeZone);
  if (!due.ok) return bad("not-a-date");
  const stays = frame.dueBefore?.getTime() === due.at.getTime();
  if (due.at < frame.now && !stays) return bad("in-past");
  const last = frame.span && wallTime(frame.span.startsAt, frame.timeZone).date;
  return last !== null && date > last ? bad("due-after-start") : good(due.at);
}

/** From early to late: fewer days each time, and never less owed than before. Empty rows count for nothing. */
function readCancellation(rows: TermsFields["cancellation"]): Read<CancellationRung[]> {
  const rungs: CancellationRung[] = [];
  for (const row of rows.slice(0, MOST_CANCELLATION_RUNGS)) {
    const [days, percent] = [row.days.normalize("NFKC").trim(), row.percent.normalize("NFKC").trim()];
    if (days === "" && percent === "") continue;
    if (!/^\d{1,3}$/.test(days) || !/^\d{1,3}\s*%?$/.test(percent)) return bad("bad-cancellation");
    const rung = { days: Number(days), percent: Number.parseInt(percent, 10) };
    const before = rungs.at(-1);
    if (rung.percent > 100 || (before && (rung.days >= before.days || rung.percent < before.percent)))
      return bad("bad-cancellation");
    rungs.push(rung);
  }
  return good(rungs);
}

/** An amount as its form shows it: "6000" or "6000.50". */
function amountField(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, "0");
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return /^0*$/.test(rest) ? whole : `${whole}.${rest}`;
}

function percentField(points: BasisPoints): string {
  return amountField(points, "CNY");
}

/** Stored terms as their form shows them. */
export function termsFields(terms: Terms, place: { currency: string; timeZone: string }): TermsFields {
  const { deal, depositMinor, depositPoints, depositDueAt } = terms;
  const money = (minor: number) => amountField(minor, place.currency);
  return {
    ...blankTerms,
    kind: deal.kind,
    ...("feeMinor" in deal ? { fee: money(deal.feeMinor) } : {}),
    ...("perHeadMinor" in deal ? { perHead: money(deal.perHeadMinor) } : {}),
    ...("minimumMinor" in deal ? { minimum: money(deal.minimumMinor) } : {}),
    ...("perHourMinor" in deal ? { perHour: money(deal.perHourMinor) } : {}),
    ...("share" in deal ? { share: percentField(deal.share) } : {}),
    feeBearer: sharesRevenue(deal) && "afterFees" in deal && deal.afterFees ? "both" : "organiser",
    headBasis: terms.headBasis,
    depositKind: depositMinor === 0 ? "none" : depositPoints === null ? "amount" : "percent",
    deposit:
      depositMinor === 0 ? "" : depositPoints === null ? money(depositMinor) : percentField(depositPoints),
    depositDue: depositDueAt ? wallTime(depositDueAt, place.timeZone).date : "",
    cancellation: terms.cancellation.map(({ days, percent }) => ({
      days: String(days),
      percent: String(percent),
    })),
    note: terms.note,
  };
}
