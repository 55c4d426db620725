import type { EventView, SideView } from "#app/domain/events/event-view.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";

type JoinLinkProps = {
  event: Pick<EventView, "slug">;
  side?: Pick<SideView, "id" | "label">;
  className: string;
};

/** The way to the waitlist of a side without a seat for a newcomer, or of the whole event. */
export function JoinLink({ event, side, className }: JoinLinkProps) {
  const { waitlist } = useWords();
  const locale = useLocale();
  const via = useVia();
  const asked = side ? `?side=${side.id}${viaQuery(via, "&")}` : viaQuery(via);
  return (
    <a
      className={className}
      href={localePath(locale, `/e/${event.slug}/waitlist${asked}`)}
      {...(side ? { "aria-label": waitlist.joinSide({ side: side.label }) } : {})}
    >
      {waitlist.join}
    </a>
  );
}
