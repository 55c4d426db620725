import type { Tree } from "../wire/form-body.server.ts";
import { invalid } from "./errors.server.ts";

/** Reads one value of a form; `path` is its name as the asker wrote it, such as `line_items[0][quantity]`. */
export type Parser<T> = (value: Tree | undefined, path: string) => T;

/** A parser for each parameter that the pinned SDK knows of `P`; a drift between them is a type error. */
export type ParsersOf<P> = { [K in keyof P]-?: Parser<P[K] | undefined> };

type Parsers = Record<string, Parser<unknown>>;
type Parsed<S extends Parsers> = { [K in keyof S]: ReturnType<S[K]> };

export function text(max = 5000): Parser<string | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value !== "string") throw invalid(`Invalid string: ${path} must be a string`, { param: path });
    if (value === "") {
      throw invalid(
        `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
        { code: "parameter_invalid_empty", param: path },
      );
    }
    if (value.length > max)
      throw invalid(`Invalid string: ${path} must be at most ${max} characters`, { param: path });
    return value;
  };
}

export function whole(min = Number.MIN_SAFE_INTEGER, max = 99_999_999_999): Parser<number | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) {
      throw invalid(`Invalid integer: ${typeof value === "string" ? value : "object"}`, {
        code: "parameter_invalid_integer",
        param: path,
      });
    }
    if (number < min)
      throw invalid(`This value must be greater than or equal to ${min}.`, {
        code: "parameter_invalid_integer",
        param: path,
      });
    if (number > max)
      throw invalid(`This value must be less than or equal to ${max}.`, {
        code: "parameter_invalid_integer",
        param: path,
      });
    return number;
  };
}

export const flag: Parser<boolean | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (value === "true") return true;
  if (value === "false") return false;
  throw invalid(`Invalid boolean: ${typeof value === "string" ? value : "object"}`, { param: path });
};

export function choice<const T extends string>(...names: T[]): Parser<T | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    const known = names.find((name) => name === value);
    if (known !== undefined) return known;
    const list = names.length > 1 ? `one of ${names.slice(0, -1).join(", ")}, or ${names.at(-1)}` : names[0];
    throw invalid(`Invalid ${path}: must be ${list}`, { param: path });
  };
}

export const address: Parser<string | undefined> = (value, path) => {
  const url = text()(value, path);
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) {
    throw invalid("Not a valid URL", { code: "url_invalid", param: path });
  }
  return url;
};

export const metadata: Parser<Record<string, string> | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (value === "") return {};
  if (typeof value === "string") throw invalid("Invalid object", { param: path });
  const entries = Object.entries(value);
  if (entries.length > 50) throw invalid("You can have up to 50 metadata keys", { param: path });
  return Object.fromEntries(entries.map(([key, item]) => [key, metadataValue(key, item, path)]));
};

function metadataValue(key: string, value: Tree, path: string): string {
  const param = `${path}[${key}]`;
  if (key.length > 40)
    throw invalid(`Metadata keys must be under 40 characters. Yours is ${key.length}.`, { param });
  if (typeof value !== "string") throw invalid("Metadata values must be strings", { param });
  if (value.length > 500) throw invalid("Metadata values must be under 500 characters.", { param });
  return value;
}

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
