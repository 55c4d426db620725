import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type GuestSourcesProps = {
  locale: Locale;
  sources: {
    currency: string;
    partners: readonly { id: string; name: string; heads: number; gone: number; earnedMinor: number }[];
    direct: { heads: number; gone: number };
  };
};

/** Where an event's guests came from: a row for each partner, and one for those who came by themselves. */
export function GuestSources({ locale, sources }: GuestSourcesProps) {
  const { partners: say } = words(locale);
  const { currency, partners, direct } = sources;
  return (
    <section className="card part" aria-labelledby="sources">
      <h2 id="sources" className="first">
        {say.sources}
      </h2>
      <ul className="plain">
        {partners.map(({ id, name, heads, gone, earnedMinor }) => (
          <li key={id} className="row">
            <span>
              <a className="thumb" href={localePath(locale, `/office/partners/${id}`)}>
                {name}
              </a>
              <span className="tiny block">
                {say.heads({ count: heads })}
                {gone > 0 ? ` · ${say.gone({ count: gone })}` : null}
              </span>
            </span>
            <span className="small amount-text">{formatMoney({ minor: earnedMinor, currency }, locale)}</span>
          </li>
        ))}
        <li className="row">
          <span>
            {say.sourcesDirect}
            <span className="tiny block">
              {say.heads({ count: direct.heads })}
              {direct.gone > 0 ? ` · ${say.gone({ count: direct.gone })}` : null}
            </span>
          </span>
        </li>
      </ul>
    </section>
  );
}
