import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import type { PayoutMethod } from "#app/domain/money/partner-draft.ts";
import { formatDay, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { QrCode } from "../ticket/qr-code.tsx";
import { type EarnedFacts, PartnerFigures } from "./figures.tsx";
import { owedWords, rateWords } from "./rate-words.ts";

type OwnLink = {
  id: string;
  code: string;
  rate: Parameters<typeof rateWords>[1];
  live: boolean;
  url: string;
  qr: { size: number; path: string };
};
type OwnEvent = EarnedFacts & {
  id: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  over: boolean;
  cancelled: boolean;
  links: readonly OwnLink[];
  payouts: readonly { id: string; amountMinor: number; method: PayoutMethod; paidAt: Date }[];
};
type OwnPage = {
  business: string;
  name: string;
  ended: boolean;
  owed: readonly Money[];
  events: readonly OwnEvent[];
};

/** A partner's own page: counts and amounts, event by event, and nothing of any guest. */
export function OwnPartnerPage({ locale, page }: { locale: Locale; page: OwnPage }) {
  const { partners: say } = words(locale);
  const { business, name, ended, owed, events } = page;
  return (
    <>
      <p className="tiny kicker">{say.ownTitle({ business })}</p>
      <h1>{say.ownHello({ name })}</h1>
      <p className="small muted">{say.ownIntro}</p>
      {ended ? <p className="small">{say.ownEnded}</p> : null}
      {owed.length > 0 ? (
        <section className="card part" aria-labelledby="owed">
          <h2 id="owed" className="first">
            {say.ownTotal}
          </h2>
          {owed.map((money) => (
            <p key={money.currency} className="owed-now">
              {money.minor < 0 ? owedWords(locale, money) : formatMoney(money, locale)}
            </p>
          ))}
          <p className="tiny">{say.ownRule}</p>
        </section>
      ) : (
        <p className="muted">{say.ownNone}</p>
      )}
      {events.map((event) => (
        <OwnEventCard key={event.id} locale={locale} event={event} />
      ))}
      <Enhance use={["copy"]} />
    </>
  );
}

function OwnEventCard({ locale, event }: { locale: Locale; event: OwnEvent }) {
  const { partners: say } = words(locale);
  const { id, title, startsAt, timeZone, over, cancelled, currency, links, payouts } = event;
  return (
    <section className="card part partner-event" aria-labelledby={`event-${id}`}>
      <h2 id={`event-${id}`} className="first">
        {title}
      </h2>
      <p className="tiny">
        {formatDay(startsAt, timeZone, locale)}
        {cancelled ? ` · ${say.cancelled}` : over ? null : ` · ${say.payable}`}
      </p>
      <PartnerFigures locale={locale} facts={event} />
      {links.map((link) => (
        <OwnLinkRow key={link.id} {...{ locale, link, currency }} />
      ))}
      {payouts.length > 0 ? (
        <>
          <h3>{say.ownPayouts}</h3>
          <ul className="payout-list">
            {payouts.map(({ id: payoutId, amountMinor, method, paidAt }) => (
              <li key={payoutId} className="small">
                {say.ownPaidOn({
                  amount: formatMoney({ minor: amountMinor, currency }, locale),
                  day: formatDay(paidAt, timeZone, locale),
                  how: say.methods[method],
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function OwnLinkRow({ locale, link, currency }: { locale: Locale; link: OwnLink; currency: string }) {
  const { partners: say } = words(locale);
  const { id, code, rate, live, url, qr } = link;
  return (
    <>
      <p className="small">
        <b>{say.linkOf({ code })}</b> · {rateWords(locale, rate, currency)}
        {live ? null : ` · ${say.linkEnded}`}
      </p>
      {live ? (
        <>
          <label className="hidden-label" htmlFor={`link-${id}`}>
            {say.linkOf({ code })}
          </label>
          <input id={`link-${id}`} className="share-url" readOnly value={url} />
          <button
            type="button"
            className="button quiet slim"
            data-copy={`link-${id}`}
            data-copied={say.copied}
            hidden
          >
            {say.copy}
          </button>
          <details className="more">
            <summary>{say.linkQr({ code })}</summary>
            <QrCode qr={qr} label={say.linkQr({ code })} />
          </details>
        </>
      ) : null}
    </>
  );
}
