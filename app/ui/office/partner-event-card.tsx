import type { Locale } from "#app/domain/events/locale.ts";
import type { CommissionRate } from "#app/domain/money/commission.ts";
import { formatDay } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { type EarnedFacts, PartnerFigures } from "../partner/figures.tsx";
import { rateWords } from "../partner/rate-words.ts";
import { QrCode } from "../ticket/qr-code.tsx";
import { PartnerPayouts, type PayoutFacts, type PayoutRefused } from "./partner-payouts.tsx";

export type PartnerLinkFacts = {
  id: string;
  code: string;
  rate: CommissionRate;
  live: boolean;
  url: string;
  qr: { size: number; path: string };
};
export type PartnerEventFacts = EarnedFacts & {
  eventId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  over: boolean;
  cancelled: boolean;
  links: readonly PartnerLinkFacts[];
  payouts: readonly PayoutFacts[];
};

type CardProps = {
  locale: Locale;
  event: PartnerEventFacts;
  formId: string;
  refused: PayoutRefused | undefined;
};

/** What a partner brought to one event, by which links, and what was paid for it. */
export function PartnerEventCard({ locale, event, formId, refused }: CardProps) {
  const { partners: say } = words(locale);
  const { eventId, title, startsAt, timeZone, links, cancelled, currency } = event;
  return (
    <section className="card part partner-event" aria-labelledby={`event-${eventId}`}>
      <h3 id={`event-${eventId}`}>
        <a href={localePath(locale, `/office/events/${eventId}`)}>{title}</a>
      </h3>
      <p className="tiny">
        {formatDay(startsAt, timeZone, locale)}
        {cancelled ? ` · ${say.cancelled}` : null}
      </p>
      <PartnerFigures locale={locale} facts={event} />
      {links.map((link) => (
        <LinkRow key={link.id} {...{ locale, link, currency }} />
      ))}
      <PartnerPayouts {...{ locale, event, formId, refused }} />
    </section>
  );
}

type LinkProps = { locale: Locale; link: PartnerLinkFacts; currency: string };

/** One link with its rate: to copy, as a QR code, and to end. An ended one is only named. */
function LinkRow({ locale, link, currency }: LinkProps) {
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
          <div className="share-row">
            <button
              type="button"
              className="button quiet slim"
              data-copy={`link-${id}`}
              data-copied={say.copied}
              hidden
            >
              {say.copy}
            </button>
            <form method="post">
              <input type="hidden" name="linkId" value={id} />
              <button
                type="submit"
                name="intent"
                value="end-link"
                className="button quiet slim"
                aria-label={say.linkEndLabel({ code })}
              >
                {say.linkEnd}
              </button>
            </form>
          </div>
          <details className="more">
            <summary>{say.linkQr({ code })}</summary>
            <QrCode qr={qr} label={say.linkQr({ code })} />
          </details>
        </>
      ) : null}
    </>
  );
}
