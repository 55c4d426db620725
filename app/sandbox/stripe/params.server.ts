import type { Tree } from "../wire/form-body.server.ts";
import { invalid } from "./errors.server.ts";
import { type Parser, text, whole } from "./param-values.server.ts";

/** A parser for each parameter that the pinned SDK knows of `P`; a drift between them is a type error. */
export type ParsersOf<P> = { [K in keyof P]-?: Parser<P[K] | undefined> };

type Parsers = Record<string, Parser<unknown>>;
type Parsed<S extends Parsers> = { [K in keyof S]: ReturnType<S[K]> };

export function required<T>(parser: Parser<T | undefined>): Parser<T> {
  return (value, path) => {
    const parsed = parser(value, path);
    if (parsed === undefined)
      throw invalid(`Missing required param: ${path}.`, { code: "parameter_missing", param: path });
    return parsed;
  };
}

export function listOf<T>(parser: Parser<T | undefined>): Parser<T[] | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value === "string") throw invalid("Invalid array", { param: path });
    return Object.entries(value).map(([index, item]) => {
      if (!/^\d+$/.test(index)) throw invalid("Invalid array", { param: `${path}[${index}]` });
      return required(parser)(item, `${path}[${index}]`);
    });
  };
}

export function object<S extends Parsers>(parsers: S): Parser<Parsed<S> | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value === "string") throw invalid("Invalid object", { param: path });
    return parseFields(parsers, value, (key) => `${path}[${key}]`);
  };
}

/** Parses a whole form against its parsers. @throws Stripe's refusals, `parameter_unknown` above all. */
export function parseParams<S extends Parsers>(parsers: S, form: { [key: string]: Tree }): Parsed<S> {
  return parseFields(parsers, form, (key) => key);
}

function parseFields<S extends Parsers>(
  parsers: S,
  fields: { [key: string]: Tree },
  name: (key: string) => string,
): Parsed<S> {
  const unknown = Object.keys(fields).find((key) => !Object.hasOwn(parsers, key));
  if (unknown !== undefined) {
    throw invalid(`Received unknown parameter: ${name(unknown)}`, {
      code: "parameter_unknown",
      param: name(unknown),
    });
  }
  const entries = Object.entries(parsers).map(([key, parse]) => [key, parse(fields[key], name(key))]);
  // Object.fromEntries forgets which key holds what; the entries were made from `parsers` one by one.
  return Object.fromEntries(entries) as Parsed<S>;
}

/** A parameter that Stripe knows and the stand-in does not play. Asking for it is an error, never ignored. */
export const notPlayed: Parser<undefined> = (value, path) => {
  if (value === undefined) return undefined;
  throw invalid(`The practice cashier does not support the parameter ${path}.`, {
    code: "parameter_unsupported",
    param: path,
  });
};

export const expand: Parser<string[] | undefined> = listOf(text());

type Range = { gt?: number; gte?: number; lt?: number; lte?: number };

/** A moment in seconds, or `[gt] [gte] [lt] [lte]` around it. */
export const moment: Parser<number | Range | undefined> = (value, path) => {
  if (typeof value !== "object") return whole()(value, path);
  const range = parseFields(
    { gt: whole(), gte: whole(), lt: whole(), lte: whole() },
    value,
    (key) => `${path}[${key}]`,
  );
  return Object.fromEntries(Object.entries(range).filter(([, bound]) => bound !== undefined));
};

/** The parameters that every list takes. */
export const paging = {
  ending_before: text(),
  limit: whole(1, 100),
  starting_after: text(),
  expand,
};
