import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { orderUrl, readOrderToken, signKey, verifyKey } from "./order-link.server.ts";

/** What one person's own link opens: this line of a group and nothing else of its order. */
export type LineKey = { eventId: string; lineId: string; linkVersion: number };

/** What a link from a letter opens: a whole order, or one person's line of a group. */
export type TicketLink =
  | { opens: "order"; eventId: string; id: string; linkVersion: number }
  | { opens: "line"; eventId: string; id: string; linkVersion: number };

const PURPOSE = "line";

/** The key to one line of a group; it looks like the key to an order. */
export function lineToken(vault: Vault, key: LineKey): string {
  return signKey(vault, PURPOSE, key.eventId, key.lineId, key.linkVersion);
}

/** Reads a link's token, of either kind; null for anything this product did not sign. */
export function readTicketLink(vault: Vault, token: string): TicketLink | null {
  const order = readOrderToken(vault, token);
  if (order)
    return { opens: "order", eventId: order.eventId, id: order.orderId, linkVersion: order.linkVersion };
  const line = verifyKey(vault, PURPOSE, token);
  return line && { opens: "line", ...line };
}

type Order = { eventId: string; id: string; linkVersion: number };
type Line = { id: string; linkVersion: number } | null;

/** The full address of who reads a letter: one line's page where a line is told, the order's page else. */
export function ticketUrl(
  world: Pick<World, "vault" | "settings">,
  order: Order,
  line: Line,
  locale: Locale,
): string {
  const { eventId } = order;
  if (!line) return orderUrl(world, { eventId, orderId: order.id, linkVersion: order.linkVersion }, locale);
  const token = lineToken(world.vault, { eventId, lineId: line.id, linkVersion: line.linkVersion });
  return `${world.settings.PUBLIC_URL}${locale === "en" ? "/en" : ""}/o/${token}`;
}
