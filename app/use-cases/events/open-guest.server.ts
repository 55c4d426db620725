import type { World } from "../world.server.ts";

/** A guest as the organiser may see one. `birthDate` is "YYYY-MM-DD"; null where none was asked. */
export type GuestPerson = { name: string; email: string; phone: string | null; birthDate: string | null };

function textOr<Else>(value: unknown, otherwise: Else): string | Else {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

/** Opens an order line's sealed person. Throws when it holds none. */
export function openGuest(world: Pick<World, "vault">, sealed: Uint8Array): GuestPerson {
  const value = world.vault.open(sealed);
  if (typeof value !== "object" || value === null) throw new Error("an order line holds no person");
  const person = new Map<string, unknown>(Object.entries(value));
  return {
    name: textOr(person.get("name"), ""),
    email: textOr(person.get("email"), ""),
    phone: textOr(person.get("phone"), null),
    birthDate: textOr(person.get("birthDate"), null),
  };
}
