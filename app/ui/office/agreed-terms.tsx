import type { Locale } from "#app/domain/events/locale.ts";
import { countsHeads, sharesRevenue, type Terms } from "#app/domain/venues/terms.ts";
import { dealWords, percentText } from "#app/i18n/deal-text.ts";
import { formatDay, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

type AgreedProps = { locale: Locale; terms: Terms; currency: string; timeZone: string };

/** One version of what was agreed, line by line. */
export function AgreedTerms({ locale, terms, currency, timeZone }: AgreedProps) {
  const { officeDeals: say } = words(locale);
  const { deal, depositMinor, depositPoints, depositDueAt } = terms;
  const deposit = formatMoney({ minor: depositMinor, currency }, locale);
  const percent = depositPoints === null ? "" : ` (${percentText(depositPoints)}%)`;
  const due = depositDueAt
    ? ` · ${say.depositDueSaid({ when: formatDay(depositDueAt, timeZone, locale) })}`
    : "";
  return (
    <ul className="plain agreed">
      <li>
        <b>{dealWords(deal, currency, locale)}</b>
      </li>
      {countsHeads(deal) ? (
        <li className="small">{terms.headBasis === "arrived" ? say.headsArrived : say.headsPaid}</li>
      ) : null}
      {sharesRevenue(deal) ? (
        <li className="small">{"afterFees" in deal && deal.afterFees ? say.afterFees : say.beforeFees}</li>
      ) : null}
      <li className="small">
        {depositMinor === 0 ? say.noDeposit : `${say.depositSaid({ amount: deposit })}${percent}${due}`}
      </li>
      {terms.note ? <li className="small pre-line">{terms.note}</li> : null}
    </ul>
  );
}
