import type { SideView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";

/** "还有 3 席", "已经满了 · 3 位在候补", "暂时满了，可能放出 2 席", "已经满了 · 可以先申请" or "等另一侧跟上就放出". */
export function seatsSaid(side: SideView, words: Words): string {
  const { event, waitlist } = words;
  if (side.availability === "open") return event.seatsLeft({ left: side.left });
  if (side.needsApproval) return [event.sideFull, words.approval.form.full].join(" · ");
  const queue = side.waiting > 0 ? waitlist.waitingCount({ count: side.waiting }) : "";
  const why =
    side.availability === "may-free-up" ? event.mayFreeUp({ count: side.mayFreeUp }) : whyFull(side, words);
  return [why, queue].filter(Boolean).join(" · ");
}

/** Seats that nobody has and yet cannot be claimed wait for the queue, or for the other side. */
function whyFull(side: SideView, { event, waitlist }: Words): string {
  if (side.free === 0) return event.sideFull;
  return side.waiting > 0 ? "" : waitlist.balanceNote;
}
