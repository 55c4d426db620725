import type { Tx } from "#app/adapters/db.server.ts";
import {
  type BookingParty,
  type BookingState,
  type BookingStep,
  isBookingState,
  nextState,
} from "#app/domain/venues/booking-state.ts";
import type { World } from "../world.server.ts";

export type StepInput = {
  bookingId: string;
  step: BookingStep;
  by: BookingParty;
  from: BookingState | null;
  organiserId?: string;
  /** The newest version of the terms. */
  version?: number;
  message?: string;
};

/**
 * Writes down a step and answers where it leads and its number. The caller holds the booking's row and brings its
 * state along. Throws for a step the table does not have.
 */
export async function writeStep(
  world: World,
  tx: Tx,
  { bookingId, step, by, from, organiserId, version, message }: StepInput,
): Promise<{ seq: number; to: BookingState }> {
  const to = nextState(step, by, from);
  if (to === null) throw new Error(`no step ${step} of the ${by} from ${from}`);
  const last = await tx.bookingStep.aggregate({ where: { bookingId }, _max: { seq: true } });
  const seq = (last._max.seq ?? 0) + 1;
  await tx.bookingStep.create({
    data: {
      ...{ bookingId, seq, step, fromState: from, toState: to, actor: by, at: world.clock.now() },
      organiserId: organiserId ?? null,
      version: version ?? null,
      messageSealed: message ? world.vault.seal(message) : null,
    },
  });
  return { seq, to };
}

/** A step's message, opened; empty when there was none. */
export function messageOf({ vault }: Pick<World, "vault">, sealed: Uint8Array | null): string {
  const text = sealed === null ? "" : vault.open(sealed);
  if (typeof text !== "string") throw new Error("a step's message is no text");
  return text;
}

/** A row's state by name. Throws for one the database would refuse. */
export function stateOf(text: string): BookingState {
  if (!isBookingState(text)) throw new Error(`an unknown state of a booking: ${text}`);
  return text;
}
