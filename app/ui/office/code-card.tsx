import type { Locale } from "#app/domain/events/locale.ts";
import type { CodeState } from "#app/domain/registration/discount-code.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

export type CodeFacts = {
  id: string;
  code: string;
  percent: number | null;
  amountMinor: number | null;
  used: number;
  maxUses: number | null;
  side: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  state: CodeState;
  removable: boolean;
  shareUrl: string;
};

type CodeCardProps = {
  locale: Locale;
  code: CodeFacts;
  currency: string;
  timeZone: string;
  /** Where the event's guests are listed. */
  guestsHref: string;
};

/** One code: what it takes off, how often it was used, its link, and the switch. */
export function CodeCard({ locale, code, currency, timeZone, guestsHref }: CodeCardProps) {
  const { officeSales: say } = words(locale);
  const titleId = `code-${code.id}`;
  const at = (moment: Date) => formatMoment(moment, timeZone, locale);
  const window = [
    code.startsAt ? say.codeFrom({ from: at(code.startsAt) }) : "",
    code.endsAt ? say.codeUntil({ until: at(code.endsAt) }) : "",
  ].filter(Boolean);
  const worth =
    code.percent === null
      ? say.worthAmount({ amount: formatMoney({ minor: code.amountMinor ?? 0, currency }, locale) })
      : say.worthPercent({ percent: code.percent });
  return (
    <section className="card part" aria-labelledby={titleId}>
      <div className="row">
        <h2 id={titleId} className="first discount-code">
          {code.code}
        </h2>
        <span className={code.state === "good" ? "tag good-ink" : "tag"}>{say.codeStates[code.state]}</span>
      </div>
      <p className="small">
        <b>{worth}</b>
        {" · "}
        {code.side === null ? say.allSides : say.onlySide({ side: code.side })}
        <span className="block">{say.uses({ used: code.used, max: code.maxUses })}</span>
        <span className="block muted">{window.length > 0 ? window.join(" · ") : say.codeAlways}</span>
      </p>
      {code.used > 0 ? (
        <p className="small">
          <a className="thumb" href={`${guestsHref}?group=all&q=${encodeURIComponent(code.code)}`}>
            {say.codeGuests}
          </a>
        </p>
      ) : null}
      <label className="hidden-label" htmlFor={`link-${code.id}`}>
        {say.codeLink({ code: code.code })}
      </label>
      <input id={`link-${code.id}`} className="share-url" readOnly value={code.shareUrl} />
      <div className="share-row">
        <button
          type="button"
          className="button quiet slim"
          data-copy={`link-${code.id}`}
          data-copied={say.copied}
          hidden
        >
          {say.copyLink}
        </button>
        <CodeButtons locale={locale} code={code} />
      </div>
    </section>
  );
}

function CodeButtons({ locale, code }: { locale: Locale; code: CodeFacts }) {
  const { officeSales: say } = words(locale);
  const off = code.state === "disabled";
  return (
    <form method="post" className="share-row">
      <input type="hidden" name="codeId" value={code.id} />
      <button
        type="submit"
        name="intent"
        value={off ? "enable" : "disable"}
        className="button quiet slim"
        aria-label={off ? say.enableLabel(code) : say.disableLabel(code)}
      >
        {off ? say.enable : say.disable}
      </button>
      {code.removable ? (
        <button
          type="submit"
          name="intent"
          value="remove"
          className="button quiet slim"
          aria-label={say.removeLabel(code)}
        >
          {say.removeCode}
        </button>
      ) : null}
    </form>
  );
}
