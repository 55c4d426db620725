import type { SideView } from "#app/domain/events/event-view.ts";
import type { CodedSide } from "#app/domain/registration/coded-sides.ts";
import { mustWait } from "#app/domain/registration/must-wait.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { formatShort } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Price } from "../event/price.tsx";
import { seatsSaid } from "../event/seats-said.ts";
import { FieldError } from "../form.tsx";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";

type SideChoiceProps = {
  sides: readonly CodedSide<SideView>[];
  chosen: string;
  error: string | undefined;
  /** The event's address, for the way to the waitlist of its full sides. */
  slug: string;
};

/** The sides as large radio cards, each with its price and what is left. A full side cannot be chosen, but applied for. */
export function SideChoice({ sides, chosen, error, slug }: SideChoiceProps) {
  const words = useWords();
  const locale = useLocale();
  const via = viaQuery(useVia(), "&");
  const full = sides.filter(mustWait);
  return (
    <fieldset
      id="side"
      className={error ? "bad" : undefined}
      aria-describedby={error ? "side-error" : undefined}
    >
      <legend>{words.registration.side}</legend>
      <div className="choices">
        {sides.map((side, index) => (
          <label key={side.id} className={`choice side-${(index % 2) + 1}`}>
            <input
              type="radio"
              name="side"
              value={side.id}
              defaultChecked={side.id === chosen}
              disabled={side.left === 0 && !side.needsApproval}
              required
            />
            <span className="card side-pick">
              <b>{side.label}</b>
              {side.needsApproval ? <span className="tag">{words.approval.form.tag}</span> : null}
              <Price money={side.price} />
              {side.list ? (
                <s className="tiny">{words.prices.listPrice({ price: formatShort(side.list, locale) })}</s>
              ) : null}
              <span className="small">{seatsSaid(side, words)}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError name="side" error={error} />
      {full.length > 0 ? (
        <p className="links">
          {full.map((side) => (
            <a key={side.id} href={localePath(locale, `/e/${slug}/waitlist?side=${side.id}${via}`)}>
              {words.waitlist.joinSide({ side: side.label })}
            </a>
          ))}
        </p>
      ) : null}
    </fieldset>
  );
}
