import { z } from "zod";
import { type NightDone, type NightRefusal, nightIntents } from "#app/ui/office/night-facts.ts";
import type { SetupAnswer } from "#app/ui/office/night-setup-form.tsx";
import { hasEvent } from "#app/use-cases/night/has-event.server.ts";
import { makePlan } from "#app/use-cases/night/make-plan.server.ts";
import { markAbsent } from "#app/use-cases/night/mark-absent.server.ts";
import { saveNightSetup } from "#app/use-cases/night/save-night-setup.server.ts";
import { tickGuest } from "#app/use-cases/night/tick-guest.server.ts";
import { type ClockTurn, turnClock } from "#app/use-cases/night/turn-clock.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { formTexts, text, tick } from "./form-fields.ts";

const seen = z.string().max(40).catch("");
const count = z.coerce.number().int().catch(0);

const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal(nightIntents.save),
    ...{ format: text, rounds: text, roundMinutes: text, breakMinutes: text, tables: text },
    ...{ sitterSideId: text, mayMeetAgain: tick },
  }),
  z.object({ intent: z.enum([nightIntents.plan, nightIntents.absent]) }),
  z.object({ intent: z.enum([nightIntents.tick, nightIntents.untick]), line: z.uuid() }),
  z.object({ intent: z.literal(nightIntents.start), seen, version: count }),
  z.object({ intent: z.literal(nightIntents.extend), seen, minutes: count }),
  z.object({
    intent: z.enum([nightIntents.pause, nightIntents.resume, nightIntents.skip, nightIntents.end]),
    seen,
  }),
]);
type Asked = z.output<typeof form>;

export type Acted =
  | { kind: "done"; said: NightDone | null }
  | { kind: "refused"; refused: NightRefusal | null; answer: SetupAnswer }
  | { kind: "no-event" }
  | { kind: "nonsense" };

/** Does what a form of the night's page asks. */
export async function actAtNight(
  world: World,
  { organiserId, eventId, form: sent }: { organiserId: string; eventId: string; form: FormData },
): Promise<Acted> {
  const asked = form.safeParse(formTexts(sent));
  if (!asked.success) return { kind: "nonsense" };
  if (!(await hasEvent(world, eventId))) return { kind: "no-event" };
  return act(world, { organiserId, eventId }, asked.data);
}

async function act(
  world: World,
  who: { organiserId: string; eventId: string },
  asked: Asked,
): Promise<Acted> {
  switch (asked.intent) {
    case "save": {
      const { intent: _, ...fields } = asked;
      const saved = await saveNightSetup(world, { ...who, fields });
      if (saved.ok) return { kind: "done", said: saved.planDropped ? "dropped" : "saved" };
      if (saved.reason !== "invalid") return refuse(saved.reason);
      return { kind: "refused", refused: null, answer: { fields, problems: saved.problems } };
    }
    case "plan": {
      const planned = await makePlan(world, who);
      return planned.ok ? { kind: "done", said: "planned" } : refuse(planned.reason);
    }
    case "absent": {
      const marked = await markAbsent(world, who);
      return marked.ok ? { kind: "done", said: "absent" } : refuse(marked.reason);
    }
    case "tick":
    case "untick": {
      const ticked = await tickGuest(world, { ...who, lineId: asked.line, here: asked.intent === "tick" });
      return ticked.ok ? { kind: "done", said: null } : refuse(ticked.reason);
    }
    default: {
      const turned = await turnClock(world, { ...who, seen: asked.seen, turn: turnOf(asked) });
      return turned.ok ? { kind: "done", said: null } : refuse(turned.reason);
    }
  }
}

function turnOf(asked: Extract<Asked, { seen: string }>): ClockTurn {
  if (asked.intent === "start") return { kind: "start", planVersion: asked.version };
  if (asked.intent === "extend") return { kind: "extend", minutes: asked.minutes };
  return { kind: asked.intent };
}

function refuse(refused: NightRefusal): Acted {
  return { kind: "refused", refused, answer: null };
}
