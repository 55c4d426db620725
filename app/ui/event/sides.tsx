import type { EventView, SideView } from "#app/domain/events/event-view.ts";
import { mustWait } from "#app/domain/registration/must-wait.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";
import { JoinLink } from "./join-link.tsx";
import { Price } from "./price.tsx";
import { PriceSteps } from "./price-steps.tsx";
import { seatsSaid } from "./seats-said.ts";
import { SideBar } from "./side-bar.tsx";

/** The sides of an event with what a seat costs, how full they are and the way in. */
export function Sides({ event, draft }: { event: EventView; draft: boolean }) {
  const words = useWords();
  const several = event.sides.length > 1;
  return (
    <section aria-labelledby="sides">
      <h2 id="sides">{several ? words.event.sidesTitle : words.event.oneSideTitle}</h2>
      <div className="sides">
        {event.sides.map((side, index) => (
          <SideCard key={side.id} event={event} side={side} tint={(index % 2) + 1} draft={draft} />
        ))}
      </div>
      <p className="tiny">
        {words.event.pricesNote({ currency: event.currency })}
        {event.sides.some(({ ladder }) => ladder.length > 0) ? ` ${words.prices.ladderNote}` : null}
      </p>
    </section>
  );
}

type SideCardProps = { event: EventView; side: SideView; tint: number; draft: boolean };

function SideCard({ event, side, tint, draft }: SideCardProps) {
  const words = useWords();
  const locale = useLocale();
  const via = useVia();
  const open = event.status === "on-sale" && side.left > 0;
  // Seats are counted out only while one could be had: "12 left" on a cancelled evening would mislead.
  const counting = event.status === "on-sale" || event.status === "sold-out";
  const few = side.left <= 3;
  return (
    <div className={`card side side-${tint}`}>
      <h3>{side.label}</h3>
      <Price money={side.price} />
      <PriceSteps side={side} timeZone={event.timeZone} />
      {counting ? (
        <>
          <SideBar side={side} />
          <span className={open && few ? "small few" : "small"}>{seatsSaid(side, words)}</span>
        </>
      ) : null}
      {open && draft ? <span className="button quiet slim inert">{words.event.afterPublishing}</span> : null}
      {open && !draft ? (
        <a
          className="button quiet slim"
          href={localePath(locale, `/e/${event.slug}/register?side=${side.id}${viaQuery(via, "&")}`)}
          aria-label={words.event.registerSide({ side: side.label })}
        >
          {words.event.register}
        </a>
      ) : null}
      {counting && mustWait(side) && !draft ? (
        <JoinLink event={event} side={side} className="button quiet slim" />
      ) : null}
    </div>
  );
}
