import { z } from "zod";
import type { BallotSetupFields } from "#app/domain/night/ballot-setup.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { ballotOfficeIntents } from "#app/ui/office/night-ballot-setup.tsx";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import {
  endBallot,
  type SetUpBallotOutcome,
  setUpBallot,
} from "#app/use-cases/night/set-up-ballot.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { text, tick } from "./form-fields.ts";

export type NightBallotAnswer =
  | { ok: true; done: "saved" | "closed" | "revealed" }
  | { ok: false; status: 404 }
  | { ok: false; status: 409 | 422; reason: "not-confirmed" | "not-over" | "closed" | "not-closed" }
  | { ok: false; status: 422; reason: "invalid"; problems: FieldProblems; values: BallotSetupFields };

const asked = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal(ballotOfficeIntents.setUp),
    ...{ closeDate: text, closeTime: text, credit: text, finalWalk: tick },
  }),
  z.object({ intent: z.literal(ballotOfficeIntents.close), confirmed: tick }),
  z.object({ intent: z.literal(ballotOfficeIntents.reveal) }),
]);

/** Does what a button of the organiser's page asks for. */
export async function answerNightBallot(
  world: World,
  ids: { organiserId: string; eventId: string },
  texts: Readonly<Record<string, string>>,
): Promise<NightBallotAnswer> {
  const read = asked.safeParse(texts);
  if (!read.success) return { ok: false, status: 404 };
  switch (read.data.intent) {
    case "set-up": {
      const { intent: _, ...values } = read.data;
      return answered(await setUpBallot(world, { ...ids, fields: values }), "saved", values);
    }
    case "close":
      if (!read.data.confirmed) return { ok: false, status: 422, reason: "not-confirmed" };
      return answered(await endBallot(world, ids), "closed");
    case "reveal": {
      const revealed = await revealNight(world, ids);
      return revealed.ok
        ? { ok: true, done: "revealed" }
        : { ok: false, status: 409, reason: revealed.reason };
    }
  }
}

function answered(
  outcome: SetUpBallotOutcome,
  done: "saved" | "closed",
  values?: BallotSetupFields,
): NightBallotAnswer {
  if (outcome.ok) return { ok: true, done };
  if (outcome.reason === "not-found") return { ok: false, status: 404 };
  if (outcome.reason !== "invalid") return { ok: false, status: 409, reason: outcome.reason };
  const { problems } = outcome;
  return values
    ? { ok: false, status: 422, reason: "invalid", problems, values }
    : { ok: false, status: 404 };
}
