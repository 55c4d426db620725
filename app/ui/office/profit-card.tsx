import type { Locale } from "#app/domain/events/locale.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatMoney, formatShort } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import { Amount } from "./amount.tsx";
import { Waterfall } from "./waterfall.tsx";

type ProfitCardProps = {
  words: Words;
  locale: Locale;
  currency: string;
  /** Minor units. */
  revenueMinor: number;
  venueMinor: number;
  profitMinor: number;
  /** Profit less payment fees, commissions and other costs; and what calling it off now would lose. */
  takeHomeMinor: number;
  riskMinor: number;
  refundsDueMinor: number;
  moneyHref: string;
};

/** The headline: profit, and the picture of how it comes about. Every figure opens to its lines. */
export function ProfitCard(props: ProfitCardProps) {
  const { words, locale, currency, revenueMinor, venueMinor, profitMinor, refundsDueMinor, moneyHref } =
    props;
  const { officeEvent } = words;
  const said = (minor: number) => formatMoney({ minor, currency }, locale);
  const parts = [
    { name: "ticket-revenue", kind: "in", label: officeEvent.ticketsShort, minor: revenueMinor },
    { name: "venue-cost", kind: "out", label: officeEvent.venueShort, minor: venueMinor },
    { name: "profit", kind: "left", label: officeEvent.profit, minor: profitMinor },
  ] as const;
  return (
    <section className="card profit" data-live="profit" aria-label={officeEvent.profit}>
      <p className="tiny">{officeEvent.profitFormula}</p>
      <a className={`headline${profitMinor < 0 ? " bad-ink" : ""}`} href={`${moneyHref}?figure=profit#lines`}>
        <Amount minor={profitMinor} currency={currency} locale={locale} short />
      </a>
      <Waterfall
        steps={parts}
        text={officeEvent.waterfallText({
          revenue: said(revenueMinor),
          venue: said(venueMinor),
          profit: said(profitMinor),
        })}
      />
      <ul className="plain fall-legend">
        {parts.map(({ name, label, minor }) => (
          <li key={name}>
            <a href={`${moneyHref}?figure=${name}#lines`}>
              <span>{label}</span> <span>{formatShort({ minor, currency }, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
      <UnderProfit {...props} />
      {refundsDueMinor > 0 ? (
        <p className="tiny">{officeEvent.refundsDue({ amount: said(refundsDueMinor) })}</p>
      ) : null}
    </section>
  );
}

/** Take-home under the profit, and the cash at risk while it can be called off. */
function UnderProfit({ words, locale, currency, takeHomeMinor, riskMinor, moneyHref }: ProfitCardProps) {
  const { officeEvent, officeMoney } = words;
  const rows = [
    { label: officeEvent.takeHome, minor: takeHomeMinor, href: `${moneyHref}?figure=take-home#lines` },
    ...(riskMinor > 0 ? [{ label: officeMoney.riskTitle, minor: riskMinor, href: `${moneyHref}#risk` }] : []),
  ];
  return (
    <ul className="plain under-profit">
      {rows.map(({ label, minor, href }) => (
        <li key={label}>
          <a className="row" href={href}>
            <span>{label}</span> <span>{formatShort({ minor, currency }, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type VenueCardProps = {
  words: Words;
  locale: Locale;
  currency: string;
  booking: { venue: string; terms: { deal: Deal } } | null;
  /** What it costs as things stand, in minor units. */
  venueMinor: number;
  /** Before publishing the cost is planned, not booked. */
  planned: boolean;
  fullHouseMinor: number;
  moneyHref: string;
  editHref: string;
};

/** What the venue costs, and what a full house would make of it. */
export function VenueCard(props: VenueCardProps) {
  const { words, locale, currency, booking, venueMinor, planned, fullHouseMinor, moneyHref, editHref } =
    props;
  const { officeEvent } = words;
  const full = formatMoney({ minor: fullHouseMinor, currency }, locale);
  return (
    <section className="card venue" data-live="venue" aria-label={officeEvent.venueTitle}>
      <p className="tiny">
        {officeEvent.venueTitle}
        {booking ? ` · ${words.officeDeals.kinds[booking.terms.deal.kind]}` : ""}
      </p>
      {booking ? (
        <>
          <a className="headline second" href={`${moneyHref}?figure=venue-cost#lines`}>
            <Amount minor={venueMinor} currency={currency} locale={locale} short />
          </a>
          <p className="small venue-name">{booking.venue}</p>
          {booking.terms.deal.kind === "fixed-fee" ? null : (
            <p className="tiny">{dealWords(booking.terms.deal, currency, locale)}</p>
          )}
          {planned ? <p className="tiny">{officeEvent.venuePlanned}</p> : null}
        </>
      ) : (
        <p className="small">
          {officeEvent.venueNone}
          <br />
          <a className="thumb" href={editHref}>
            {officeEvent.venueNoneAction}
          </a>
        </p>
      )}
      <p className="tiny">{officeEvent.fullHouse({ amount: full })}</p>
    </section>
  );
}
