import type { Tree } from "../wire/form-body.server.ts";
import { invalid } from "./errors.server.ts";

/** Reads one value of a form; `path` is its name as the asker wrote it, such as `line_items[0][quantity]`. */
export type Parser<T> = (value: Tree | undefined, path: string) => T;

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
