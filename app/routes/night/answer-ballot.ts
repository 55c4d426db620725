import { z } from "zod";
import { type BallotSaid, ballotIntents } from "#app/ui/night/ballot-facts.ts";
import { handInBallot } from "#app/use-cases/night/hand-in-ballot.server.ts";
import { keepNote } from "#app/use-cases/night/keep-note.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { readTap } from "./read-tap.ts";

const about = z.uuid();
const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(ballotIntents.mark), about, says: z.enum(["yes", "no"]) }),
  z.object({ intent: z.literal(ballotIntents.note), about, text: z.string().max(10_000) }),
  z.object({ intent: z.literal(ballotIntents.handIn) }),
]);

export type BallotAnswer =
  | { ok: true; done: "noted" | "handed" | null }
  | { ok: false; status: 404 }
  | { ok: false; status: 409 | 422; said: BallotSaid };

const statusOf = {
  "not-met": 422,
  closed: 409,
  "not-yet": 409,
  "nobody-met": 409,
  undecided: 422,
  "too-long": 422,
} as const;

type Refusal = { ok: false; reason: keyof typeof statusOf | "not-found"; left?: number };

/** Does what a button of the ballot asks for. */
export async function answerBallot(world: World, token: string, form: FormData): Promise<BallotAnswer> {
  const read = asked.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, status: 422, said: { is: "refused", why: "unclear" } };
  switch (read.data.intent) {
    case "mark": {
      const { about: aboutId, says } = read.data;
      const marked = await markBallot(world, { token, aboutId, says, tap: readTap(form) });
      return marked.ok ? { ok: true, done: null } : refuse(marked);
    }
    case "note": {
      const { about: aboutId, text } = read.data;
      const kept = await keepNote(world, { token, aboutId, text });
      return kept.ok ? { ok: true, done: "noted" } : refuse(kept);
    }
    case "hand-in": {
      const handed = await handInBallot(world, { token });
      return handed.ok ? { ok: true, done: "handed" } : refuse(handed);
    }
  }
}

function refuse({ reason, left }: Refusal): BallotAnswer {
  if (reason === "not-found") return { ok: false, status: 404 };
  const said: BallotSaid =
    reason === "undecided" ? { is: "undecided", left: left ?? 0 } : { is: "refused", why: reason };
  return { ok: false, status: statusOf[reason], said };
}
