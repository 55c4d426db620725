import { z } from "zod";
import { PARTY_MOST, type PartyPlace } from "#app/domain/registration/waitlist-queue.ts";

const seats = z.coerce.number().int().min(1).max(PARTY_MOST);
const PREFIX = "seats-";

/** The seats a form asks for: those of a party (`seats-<side>`), else one of the side that was chosen. */
export function readPlaces(form: FormData): { party: PartyPlace[]; places: PartyPlace[]; side: string } {
  const party = [...form.entries()].flatMap(([name, value]) => {
    const count = seats.safeParse(value);
    return name.startsWith(PREFIX) && count.success
      ? [{ sideId: name.slice(PREFIX.length, PREFIX.length + 36), seats: count.data }]
      : [];
  });
  const side = z.string().max(36).catch("").parse(form.get("side"));
  const [only] = party.length === 1 && party[0]?.seats === 1 ? party : [];
  if (only) return { party: [], places: [only], side: only.sideId };
  if (party.length > 0) return { party, places: party, side: "" };
  return { party, places: side === "" ? [] : [{ sideId: side, seats: 1 }], side };
}
