import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { isGroup } from "./own-ticket.server.ts";

const orderParts = {
  event: { include: { texts: true, booking: { include: { venue: true } } } },
  lines: {
    orderBy: { position: "asc" },
    include: { side: true, tickets: { where: { voidedAt: null } } },
  },
  refunds: { orderBy: { createdAt: "asc" } },
  code: { select: { code: true } },
  consents: { where: { withdrawnAt: null } },
} satisfies Prisma.OrderInclude;

/** An order with all that its own page shows. */
export type OrderRow = Prisma.OrderGetPayload<{ include: typeof orderParts }>;
export type OrderLine = OrderRow["lines"][number];

/** sole: the order's one person; payer: who ordered for a group; holder: one person of a group, who sees no other. */
export type Role = "sole" | "payer" | "holder";

/** The order behind a link of either kind, with the line it is about. `place` is for who ordered alone. */
export async function readTicketOrder(
  world: World,
  token: string,
  place: number | null,
): Promise<{ order: OrderRow; line: OrderLine; role: Role } | null> {
  const link = readTicketLink(world.vault, token);
  if (!link) return null;
  const { eventId, id, linkVersion } = link;
  const where =
    link.opens === "order" ? { eventId, id, linkVersion } : { eventId, lines: { some: { id, linkVersion } } };
  const order = await world.db.prisma.order.findFirst({ where, include: orderParts });
  if (!order || (link.opens === "line" && !isGroup(order))) return null;
  const own = order.lines.find((one) =>
    link.opens === "line" ? one.id === id : one.position === (place ?? 1),
  );
  if (!own || (link.opens === "line" && place !== null && place !== own.position)) return null;
  return { order, line: own, role: link.opens === "line" ? "holder" : isGroup(order) ? "payer" : "sole" };
}
