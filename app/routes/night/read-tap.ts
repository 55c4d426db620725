import { z } from "zod";
import { plainTap, type Tap } from "#app/use-cases/night/take-tap.server.ts";

const sent = z.object({ tap: z.uuid(), ago: z.coerce.number().int().min(0) });

/** The tap behind a form: a phone with a script names it and tells its age; a plain form is a tap made now. */
export function readTap(form: FormData): Tap {
  const read = sent.safeParse({ tap: form.get("tap"), ago: form.get("ago") });
  return read.success ? { id: read.data.tap, agoMs: read.data.ago } : plainTap;
}
