import type { SideView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";

/** "还有 3 席", "已经满了" or "暂时满了，可能放出 2 席". */
export function seatsSaid(side: SideView, words: Words): string {
  if (side.availability === "open") return words.event.seatsLeft({ left: side.left });
  return side.availability === "may-free-up"
    ? words.event.mayFreeUp({ count: side.mayFreeUp })
    : words.event.sideFull;
}
