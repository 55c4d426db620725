import { z } from "zod";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { tick } from "./form-fields.ts";

const id = z.uuid();
const people = z.array(id).min(1).max(500);
const number = z.coerce.number().int().min(1).max(500);

/** What is no number is kept as one that is none, so that the page can say so beside its field. */
const typed = z.string().trim().min(1).pipe(z.coerce.number()).catch(Number.NaN);

const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["left", "no-show", "arrived"]), people }),
  z.object({ kind: z.enum(["table-lost", "table-back"]), table: number }),
  z.object({ kind: z.literal("apart"), one: id, other: id }),
  z.object({ kind: z.literal("swap"), round: number, one: id, other: id }),
  z.object({
    kind: z.literal("settings"),
    ...{ rounds: typed, roundMinutes: typed, breakMinutes: typed, tables: typed, anew: tick },
    sitterSideId: id.nullable().catch(null),
  }),
]);

/** The change an address asks about; null where it asks about none, or about one there cannot be. */
export function readChange(asked: URLSearchParams): PlanChange | null {
  const read = change.safeParse({ ...Object.fromEntries(asked), people: asked.getAll("person") });
  return read.success ? read.data : null;
}
