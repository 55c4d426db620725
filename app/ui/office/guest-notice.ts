import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import type { GuestNotice, GuestPageFacts } from "./guest-view.tsx";

type Refusal = Exclude<keyof Words["officeGuest"]["refusals"], "not-found">;

/** What the last press on a guest's page led to, read from how the order stands now. */
export function guestNotice(
  { officeGift, officeGuest, officeTasks }: Words,
  locale: Locale,
  guest: GuestPageFacts,
  last: { done: string | null; refused: Refusal | null },
): GuestNotice {
  if (last.refused !== null) return { tone: "bad", text: officeGuest.refusals[last.refused] };
  if (last.done === "given") return { tone: "good", text: officeGift.given({ name: guest.person.name }) };
  if (last.done === "resend") return { tone: "good", text: officeGuest.resent };
  if (last.done === "task") return { tone: "good", text: officeTasks.done };
  if (last.done === "part") return { tone: "good", text: partDone(officeTasks, locale, guest) };
  if (last.done === "retry") return { tone: "good", text: officeGuest.retried };
  if (last.done !== "cancel") return null;
  if (guest.state === "paid") return { tone: "good", text: officeGuest.releasePaid };
  const back = guest.refunds.filter(({ state }) => state !== "failed");
  const minor = back.reduce((sum, refund) => sum + refund.amountMinor, 0);
  if (minor === 0) return { tone: "good", text: officeGuest.cancelledFree };
  return {
    tone: "good",
    text: officeGuest.cancelled({ amount: formatMoney({ minor, currency: guest.currency }, locale) }),
  };
}

function partDone(say: Words["officeTasks"], locale: Locale, guest: GuestPageFacts): string {
  const last = guest.refunds.findLast(({ reason }) => reason === "organiser-partial");
  const amount = formatMoney({ minor: last?.amountMinor ?? 0, currency: guest.currency }, locale);
  return say.partDone({ amount });
}
