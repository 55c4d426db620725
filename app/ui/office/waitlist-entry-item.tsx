import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { seatsText } from "#app/i18n/seats-text.ts";
import { words } from "#app/i18n/words.ts";

export type WaitlistEntryFacts = {
  entryId: string;
  kind: "join" | "approval" | "move";
  email: string;
  orderId: string | null;
  joinedAt: Date;
  place: number | null;
  offerUntil: Date | null;
  places: readonly { position: number; side: string; seats: number }[];
};

type ItemProps = {
  locale: Locale;
  page: { event: { timeZone: string }; now: Date };
  entry: WaitlistEntryFacts;
  base: string;
};

const hours = [1, 6, 12, 24];

/** One party of a queue, with what the organiser can do for it. */
export function WaitlistEntryItem({ locale, page, entry, base }: ItemProps) {
  const said = words(locale);
  const { officeWaitlist: say } = said;
  const { timeZone } = page.event;
  const { place, offerUntil, kind } = entry;
  const since = say.since({ moment: formatMoment(entry.joinedAt, timeZone, locale) });
  return (
    <li className="part">
      <div className="row">
        <b className="wrap-anywhere">
          {place === null ? "" : `${place}. `}
          {entry.email}
        </b>
        {kind === "join" ? null : <span className="tag">{say.kinds[kind]}</span>}
      </div>
      <p className="small muted">
        {[seatsText(entry.places, said), since].join(" · ")}
        {offerUntil ? (
          <>
            <br />
            {offerUntil <= page.now
              ? say.over
              : say.until({ moment: formatMoment(offerUntil, timeZone, locale) })}
          </>
        ) : null}
      </p>
      {kind !== "join" && entry.orderId ? (
        <a className="thumb" href={`${base}/guests/${entry.orderId}`}>
          {say.openOrder}
        </a>
      ) : (
        <Manage locale={locale} entry={entry} />
      )}
    </li>
  );
}

function Manage({ locale, entry }: { locale: Locale; entry: WaitlistEntryFacts }) {
  const { officeWaitlist: say } = words(locale);
  return (
    <details className="behind">
      <summary>{say.more}</summary>
      {entry.offerUntil ? (
        <form method="post" className="card-actions">
          <input type="hidden" name="intent" value="extend" />
          <input type="hidden" name="entryId" value={entry.entryId} />
          {hours.map((count) => (
            <button key={count} type="submit" name="hours" value={count} className="button quiet slim">
              {say.extendHours({ hours: count })}
            </button>
          ))}
        </form>
      ) : null}
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="entryId" value={entry.entryId} />
        <p className="tiny wrap-anywhere">{say.withdrawConfirm(entry)}</p>
        <button type="submit" className="button quiet slim" data-once="">
          {say.withdraw}
        </button>
      </form>
    </details>
  );
}
