import type { ReactNode } from "react";
import type { CancelCost } from "#app/domain/events/cancel-cost.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Check, ErrorSummary } from "../form.tsx";
import { Amount } from "./amount.tsx";

type CancelAskProps = {
  locale: Locale;
  base: string;
  event: { title: string; currency: string };
  version: string;
  cost: CancelCost;
  /** The tick was left out. */
  unconfirmed: boolean;
};

/** What calling the event off costs, in figures, and the one button that does it. */
export function CancelAsk({ locale, base, event, version, cost, unconfirmed }: CancelAskProps) {
  const all = words(locale);
  const say = all.officeCancel;
  const amount = (minor: number) => <Amount minor={minor} currency={event.currency} locale={locale} />;
  const error = unconfirmed ? say.confirmMissing : undefined;
  return (
    <>
      <ErrorSummary words={all} errors={{ confirmed: error }} />
      <p>{say.lead}</p>
      <section className="card" aria-labelledby="cost">
        <h2 id="cost">{say.costTitle}</h2>
        <dl className="facts cancel-cost">
          {cost.refunds > 0 ? (
            <Cost label={say.refunds({ count: cost.refunds })}>{amount(cost.refundMinor)}</Cost>
          ) : (
            <Cost label={say.noRefunds}>{amount(0)}</Cost>
          )}
          <Cost
            label={say.fees}
            note={cost.feesUnknown > 0 ? say.feesUnknown({ count: cost.feesUnknown }) : undefined}
          >
            {amount(cost.feesMinor)}
          </Cost>
          <Cost label={say.venue} note={say.venueText}>
            {amount(cost.venueMinor)}
          </Cost>
        </dl>
      </section>
      <People locale={locale} cost={cost} />
      <section className="card" aria-labelledby="at-once">
        <h2 id="at-once">{say.stopTitle}</h2>
        <p className="small">{say.stop}</p>
      </section>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="version" value={version} />
        <Check name="confirmed" label={say.confirm({ title: event.title })} error={error} required />
        <button type="submit" className="button danger" data-once={say.busy}>
          {say.button}
        </button>
        <a className="button quiet" href={base}>
          {say.keep}
        </a>
      </form>
    </>
  );
}

function Cost({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="row">
      <dt>
        {label}
        {note ? <span className="tiny block">{note}</span> : null}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function People({ locale, cost }: { locale: Locale; cost: CancelCost }) {
  const { officeCancel: say } = words(locale);
  const parts = [
    cost.gifts > 0 ? say.gifts({ count: cost.gifts }) : "",
    cost.unpaid > 0 ? say.unpaid({ count: cost.unpaid }) : "",
    cost.disputed > 0 ? say.disputed({ count: cost.disputed }) : "",
  ].filter((part) => part !== "");
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{say.peopleTitle}</h2>
      <p>{cost.letters > 0 ? say.letters({ count: cost.letters }) : say.noLetters}</p>
      {parts.length > 0 ? (
        <ul className="small muted">
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
