import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";

/** Of a group: whose seat is to be cancelled, each with what comes back. */
export function ChooseSeat({ page }: { page: OrderPageFacts }) {
  const { groups } = useWords();
  const { cancel: say } = groups;
  const locale = useLocale();
  const { people, currency } = page.order;
  const said = ({ name, state, quote }: (typeof people)[number]) => {
    if (state === "inside") return say.oneUsed({ name });
    const minor = quote?.amountMinor ?? 0;
    return minor > 0
      ? say.one({ name, back: formatMoney({ minor, currency }, locale) })
      : say.oneNothing({ name });
  };
  return (
    <section aria-labelledby="whose">
      <h2 id="whose">{say.chooseTitle}</h2>
      <p className="muted">{say.chooseText}</p>
      <ul className="manage">
        {people
          .filter(({ state }) => state === "live" || state === "inside")
          .map((person) => (
            <li key={person.place}>
              {person.quote ? (
                <a href={localePath(locale, `${page.path}/cancel?person=${person.place}`)}>
                  <b>
                    <bdi>{said(person)}</bdi>
                  </b>
                </a>
              ) : (
                <p className="muted">{said(person)}</p>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
