import type Stripe from "stripe";
import { missing } from "./errors.server.ts";

type Paging = { limit?: number; starting_after?: string; ending_before?: string };
type Moment = number | { gt?: number; gte?: number; lt?: number; lte?: number };

/** One page of records given newest first. @throws `resource_missing` for an unknown cursor. */
export function page<R extends { id: string }, V>(
  records: R[],
  params: Paging,
  kind: string,
  url: string,
  view: (record: R) => V,
): Stripe.ApiList<V> {
  const limit = params.limit ?? 10;
  const { rows, more } = params.ending_before
    ? before(records, find(records, params.ending_before, kind, "ending_before"), limit)
    : after(
        records,
        params.starting_after ? find(records, params.starting_after, kind, "starting_after") : -1,
        limit,
      );
  return { object: "list", data: rows.map(view), has_more: more, url };
}

function after<R>(records: R[], index: number, limit: number): { rows: R[]; more: boolean } {
  return { rows: records.slice(index + 1, index + 1 + limit), more: records.length > index + 1 + limit };
}

function before<R>(records: R[], index: number, limit: number): { rows: R[]; more: boolean } {
  return { rows: records.slice(Math.max(0, index - limit), index), more: index > limit };
}

function find<R extends { id: string }>(records: R[], id: string, kind: string, param: string): number {
  const index = records.findIndex((record) => record.id === id);
  if (index < 0) throw missing(kind, id, param);
  return index;
}

/** Whether a time in seconds lies within what was asked; nothing asked holds all. */
export function within(created: number, asked: Moment | undefined): boolean {
  if (asked === undefined) return true;
  if (typeof asked === "number") return created === asked;
  return (
    created > (asked.gt ?? Number.NEGATIVE_INFINITY) &&
    created >= (asked.gte ?? Number.NEGATIVE_INFINITY) &&
    created < (asked.lt ?? Number.POSITIVE_INFINITY) &&
    created <= (asked.lte ?? Number.POSITIVE_INFINITY)
  );
}
