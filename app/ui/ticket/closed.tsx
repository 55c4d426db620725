import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderFace } from "./order-face.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** What a cancelled event means for the money of this order. */
function cancelledText(order: OrderPageFacts["order"], say: Words["ticket"]): string {
  const paying = order.state === "processing" || (order.state === "paid" && order.totalMinor > 0);
  if (paying) return say.eventCancelledPaid;
  return order.complimentary || order.paidAt !== null ? say.eventCancelledFree : say.eventCancelledHeld;
}

function said(
  face: OrderFace,
  { order }: OrderPageFacts,
  { ticket: say, resale, selfService, groups, officeTasks }: Words,
) {
  if (face === "event-cancelled")
    return {
      title: say.eventCancelledTitle,
      text: cancelledText(order, say),
    };
  if (face === "cancelled" && order.role === "holder")
    return { title: say.cancelledTitle, text: groups.companion.cancelled };
  if (face === "cancelled") {
    if (order.closedReason === "dispute-lost")
      return { title: officeTasks.voided.title, text: officeTasks.voided.text };
    if (order.closedReason === "not-resold") return { title: resale.closed.title, text: resale.closedText };
    if (order.closedReason === "same-person") return { title: say.secondSeatTitle, text: say.secondSeatText };
    const kept = order.paidAt !== null && order.totalMinor > 0;
    return { title: say.cancelledTitle, text: kept ? selfService.cancelledKept : say.cancelledText };
  }
  const failed = order.closedReason === "payment-failed";
  return { title: say.expiredTitle, text: failed ? say.failedText : say.expiredText };
}

/** An order without a seat: what happened to it, that nothing was charged, and the way back in. */
export function Closed({ page, face }: { page: OrderPageFacts; face: OrderFace }) {
  const words = useWords();
  const locale = useLocale();
  const { title, text } = said(face, page, words);
  const gone = face === "event-cancelled" || page.order.event.state === "cancelled";
  return (
    <section className="card waiting" aria-labelledby="closed">
      <h1 id="closed">{title}</h1>
      <p className="muted">{text}</p>
      <a className="button quiet" href={localePath(locale, gone ? "/" : `/e/${page.order.event.slug}`)}>
        {gone ? words.ticket.otherEvents : words.ticket.registerAgain}
      </a>
    </section>
  );
}
