import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import type { Standing } from "#app/domain/trust/strikes.ts";
import type { OrderKey } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";

/** How whoever has this address stands; "good" for what is no address, which other checks refuse. */
export async function standingOfAddress(world: World, email: string): Promise<Standing> {
  const address = normaliseEmail(email);
  if (address === null) return "good";
  return world.standings.of(world.vault.index(emailIndexText(address)), world.clock.now());
}

/** True when one of several people may not register. */
export async function anyBarred(world: World, emails: readonly string[]): Promise<boolean> {
  const standings = await Promise.all(emails.map((email) => standingOfAddress(world, email)));
  return standings.includes("barred");
}

/**
 * A seat just held for one person who missed two evenings becomes one of which nothing comes back by its own ladder.
 * True when that is so: they see it before they pay. An order for several keeps its ladder (a friend's record is theirs).
 */
export async function firmFirst(
  world: World,
  { order, emails }: { order: OrderKey & { state: string }; emails: readonly string[] },
): Promise<boolean> {
  const [email, ...others] = emails;
  if (order.state !== "held" || email === undefined || others.length > 0) return false;
  if ((await standingOfAddress(world, email)) !== "firm") return false;
  const { eventId, orderId } = order;
  await world.db.prisma.order.updateMany({
    where: { eventId, id: orderId, state: "held", firm: false, attempts: { none: {} } },
    data: { firm: true, refundLadder: [], resaleAllowed: false },
  });
  return true;
}
