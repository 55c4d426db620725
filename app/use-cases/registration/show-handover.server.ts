import type { Locale } from "#app/domain/events/locale.ts";
import { isTransferKind, type TransferKind } from "#app/domain/registration/self-service.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { eventWords, readLetterOrder } from "../letters/gather-ticket.server.ts";
import type { World } from "../world.server.ts";
import { openRecipient, type Recipient } from "./open-transfer.server.ts";
import { readTransferToken } from "./transfer-link.server.ts";

export type HandoverView = {
  kind: TransferKind;
  /** Whose ticket it is now. */
  from: string;
  to: Recipient;
  until: Date;
  title: string;
  titleLocale: Locale;
  side: string;
  event: {
    slug: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    minAge: number;
    maxAge: number | null;
  };
};

/** What a link to a ticket on offer shows, to who was asked. "gone" once there is nothing to answer any more. */
export async function showHandover(
  world: World,
  input: { token: string; locale: Locale },
): Promise<{ ok: true; handover: HandoverView } | { ok: false; reason: "not-found" | "gone" }> {
  const key = readTransferToken(world.vault, input.token);
  const row =
    key &&
    (await world.db.prisma.ticketTransfer.findUnique({
      where: { eventId_id: { eventId: key.eventId, id: key.transferId } },
    }));
  const order = row && (await readLetterOrder(world, row.eventId, row.orderId));
  const line = order?.lines.find(({ id }) => id === row?.lineId);
  if (!row || !order || !line || !isTransferKind(row.kind)) return { ok: false, reason: "not-found" };
  const to = openRecipient(world, row);
  const over =
    world.clock.now() >= row.expiresAt || row.linkVersion !== (order.group ? line : order).linkVersion;
  if (!to || over || order.state !== "paid" || line.state !== "live") return { ok: false, reason: "gone" };
  const { slug, startsAt, endsAt, timeZone, minAge, maxAge } = order.event;
  const told = order.event.texts.some((text) => text.locale === input.locale && text.title.trim() !== "");
  return {
    ok: true,
    handover: {
      kind: row.kind,
      from: openGuest(world, line.personSealed).name,
      to,
      until: row.expiresAt,
      title: eventWords(order.event, input.locale).title,
      titleLocale: told ? input.locale : input.locale === "en" ? "zh-CN" : "en",
      side: input.locale === "en" ? line.side.labelEn : line.side.labelZh,
      event: { slug, startsAt, endsAt, timeZone, minAge, maxAge },
    },
  };
}
