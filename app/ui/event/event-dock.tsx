import { type EventView, lowestPrice } from "#app/domain/events/event-view.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";
import { JoinLink } from "./join-link.tsx";
import { Price } from "./price.tsx";

/** The bar at the thumb: what a seat costs and the one next action. */
export function EventDock({ event, draft }: { event: EventView; draft: boolean }) {
  const { event: say } = useWords();
  const locale = useLocale();
  const via = useVia();
  const open = event.sides.filter(({ left }) => left > 0);
  const lowest = lowestPrice(event.status === "on-sale" ? open : event.sides);
  if (event.status !== "on-sale" || !lowest)
    return (
      <>
        <div className="dock-said">{say.statusShort[event.status]}</div>
        {event.status === "sold-out" && !draft ? (
          <JoinLink event={event} className="button" />
        ) : (
          <a className="button quiet" href={localePath(locale, "/")}>
            {say.otherEvents}
          </a>
        )}
      </>
    );
  const free = lowest.price.minor === 0 && !lowest.several;
  const price = formatMoney(lowest.price, locale);
  const action = lowest.several ? say.from({ price }) : price;
  return (
    <>
      <div className="dock-said">
        <div className="tiny">{open.map(({ label }) => label).join(" / ")}</div>
        <Price money={lowest.price} />
      </div>
      {draft ? (
        <span className="button quiet inert">{say.afterPublishing}</span>
      ) : (
        <a
          className="button"
          href={localePath(locale, `/e/${event.slug}/register${viaQuery(via)}`)}
          aria-label={free ? say.register : say.registerFor({ price: action })}
        >
          {say.register}
        </a>
      )}
    </>
  );
}
