import type { World } from "../world.server.ts";

/** Reads the address and the name out of an order line's sealed person. Throws when it holds neither. */
export function openPerson(world: World, sealed: Uint8Array): { name: string; email: string } {
  const value: unknown = world.vault.open(sealed);
  if (typeof value === "object" && value !== null && "email" in value && "name" in value)
    if (typeof value.email === "string" && typeof value.name === "string")
      return { name: value.name, email: value.email };
  throw new Error("an order line holds no person");
}
