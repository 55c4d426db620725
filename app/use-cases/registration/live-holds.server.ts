import type { Tx } from "#app/adapters/db.server.ts";
import { holdCaps } from "#app/adapters/seat-claims.server.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import type { World } from "../world.server.ts";

/** Keyed hashes of who asks: their address, browser and network. */
export type VisitorKeys = {
  emailIndex: Uint8Array<ArrayBuffer>;
  browserKey: Uint8Array<ArrayBuffer> | null;
  networkKey: Uint8Array<ArrayBuffer> | null;
};

export function visitorKeys(
  { vault }: Pick<World, "vault">,
  visitor: { browserKey: string | null; networkKey: string | null },
  email: string,
): VisitorKeys {
  return {
    emailIndex: vault.index(emailIndexText(email)),
    browserKey: visitor.browserKey === null ? null : vault.index(`browser:${visitor.browserKey}`),
    networkKey: visitor.networkKey === null ? null : vault.index(`network:${visitor.networkKey}`),
  };
}

/** Whether a person, a browser or a network has as many live holds of an event as it may. Sides are locked already. */
export async function tooManyHolds(tx: Tx, eventId: string, keys: VisitorKeys): Promise<boolean> {
  const held = { eventId, state: "held" };
  const { emailIndex, browserKey, networkKey } = keys;
  if ((await tx.order.count({ where: { ...held, emailIndex } })) >= holdCaps.person) return true;
  if (browserKey && (await tx.order.count({ where: { ...held, browserKey } })) >= holdCaps.browser)
    return true;
  return (
    networkKey !== null && (await tx.order.count({ where: { ...held, networkKey } })) >= holdCaps.network
  );
}
