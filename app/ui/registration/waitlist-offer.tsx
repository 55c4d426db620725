import type { EventView } from "#app/domain/events/event-view.ts";
import type { WhyWait } from "#app/domain/registration/seats-left.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { ViaField } from "./via-field.tsx";

type WaitlistOfferProps = {
  event: Pick<EventView, "slug">;
  why: WhyWait;
  email: string;
  /** What was asked for; a party waits whole. */
  places: readonly { sideId: string; seats: number }[];
};

/** After a registration that must wait: one tap joins the queue, with the address and the sides that were typed. */
export function WaitlistOffer({ event, why, email, places }: WaitlistOfferProps) {
  const { waitlist: say } = useWords();
  const locale = useLocale();
  return (
    <Notice tone="warn" title={say.mustWaitTitle}>
      <p>{say.mustWait[why]}</p>
      <form method="post" action={localePath(locale, `/e/${event.slug}/waitlist`)}>
        <ViaField />
        <input type="hidden" name="email" value={email} />
        {places.map(({ sideId, seats }) => (
          <input key={sideId} type="hidden" name={`seats-${sideId}`} value={seats} />
        ))}
        <p className="small">{say.mustWaitOffer}</p>
        <button type="submit" className="button" data-once={say.submitting}>
          {say.oneTap}
        </button>
      </form>
    </Notice>
  );
}
