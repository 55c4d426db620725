import type { Locale } from "#app/domain/events/locale.ts";
import { type OfferName, offerNames } from "#app/domain/venues/venue-facts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field } from "../form.tsx";

type Search = { word: string; capacity: number | null; offers: readonly OfferName[] };

/** Whether anything is looked for. */
export function searched({ word, capacity, offers }: Search): boolean {
  return word.trim() !== "" || capacity !== null || offers.length > 0;
}

/** Finds venues by their names, their size and what they have; the address of the answer can be kept. */
export function VenueSearchForm({ locale, search }: { locale: Locale; search: Search }) {
  const { common, officeFacts: say } = words(locale);
  const path = localePath(locale, "/office/venues");
  return (
    <details className="more" open={searched(search)}>
      <summary>{say.search}</summary>
      <form method="get" action={path}>
        <Field name="word" type="search" label={say.searchWord} defaultValue={search.word} />
        <Field
          name="capacity"
          label={say.searchCapacity}
          optionalMark={common.optional}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={search.capacity ?? ""}
        />
        <fieldset>
          <legend>{say.offersTitle}</legend>
          <div className="offer-grid">
            {offerNames.map((name) => (
              <Check
                key={name}
                name={`offer-${name}`}
                label={say.offers[name]}
                defaultChecked={search.offers.includes(name)}
              />
            ))}
          </div>
        </fieldset>
        <button type="submit" className="button">
          {say.searchButton}
        </button>
        {searched(search) ? (
          <p>
            <a className="thumb" href={path}>
              {say.searchClear}
            </a>
          </p>
        ) : null}
      </form>
    </details>
  );
}
