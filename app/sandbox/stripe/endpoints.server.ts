import type { Tree } from "../wire/form-body.server.ts";
import type { Route } from "../wire/router.server.ts";
import type { Desk } from "./desk.server.ts";
import { expandAll } from "./expand.server.ts";
import type { Parser } from "./param-values.server.ts";
import { parseParams } from "./params.server.ts";

/** What an endpoint is given: the ids in its path, and its parameters before they are read. */
export type Call = { desk: Desk; params: Record<string, string>; form: { [key: string]: Tree } };

export type Endpoint = Route<(call: Call) => object>;

type Specs = Record<string, Parser<unknown>> & { expand: Parser<string[] | undefined> };
type Read<S extends Specs> = { [K in keyof S]: ReturnType<S[K]> };

/** An endpoint with its parameters read strictly and its answer expanded as asked. */
export function endpoint<S extends Specs>(
  method: "GET" | "POST",
  pattern: string,
  specs: S,
  work: (desk: Desk, params: Read<S>, id: string) => object,
): Endpoint {
  return {
    method,
    pattern,
    handle({ desk, params, form }) {
      const read = parseParams(specs, form);
      return expandAll(desk, work(desk, read, params.id ?? ""), read.expand);
    },
  };
}
