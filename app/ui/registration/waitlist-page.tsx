import type { EventView } from "#app/domain/events/event-view.ts";
import { mustWait } from "#app/domain/registration/must-wait.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { foreign } from "../event/foreign.ts";
import { StatusNotice } from "../event/status-notice.tsx";
import { When } from "../event/when-and-where.tsx";
import { Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";
import { WaitlistForm } from "./waitlist-form.tsx";
import type { WaitlistReasons, WaitlistValues } from "./waitlist-values.ts";

type WaitlistPageProps = {
  event: EventView;
  /** The place somebody who has just joined is told; null while they have not. */
  place: number | null;
  values: WaitlistValues;
  reasons: WaitlistReasons;
  /** Minutes until another try, after too many. */
  minutes: number | null;
  /** Nobody is told why. */
  noSeat: boolean;
};

/** Where one joins the waitlist of an event, and is told that one has. */
export function WaitlistPage({ event, place, values, reasons, minutes, noSeat }: WaitlistPageProps) {
  const { waitlist: say, registration, trust } = useWords();
  const locale = useLocale();
  const other = locale === "en" ? "zh-CN" : "en";
  const via = viaQuery(useVia());
  const sells = event.status === "on-sale" || event.status === "sold-out";
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, `/e/${event.slug}/waitlist${via}`)}>
      <p className="links">
        <a href={localePath(locale, `/e/${event.slug}${via}`)}>← {registration.back}</a>
      </p>
      <h1>{place === null ? say.heading : say.doneTitle}</h1>
      <div className="card summary">
        <b {...foreign(event.words.locale, locale)}>{event.words.title}</b>
        <When {...event} />
        <span className="small muted">
          {[event.place?.city, event.place?.area].filter(Boolean).join(" · ")}
        </span>
      </div>
      {sells ? null : <StatusNotice status={event.status} />}
      {minutes === null ? null : (
        <Notice tone="bad" title={say.tooManyTitle}>
          <p>{say.tooMany({ minutes })}</p>
        </Notice>
      )}
      {noSeat ? (
        <Notice tone="bad" title={trust.refusedTitle}>
          <p>{trust.refused}</p>
        </Notice>
      ) : null}
      {place !== null ? (
        <Joined event={event} place={place} />
      ) : sells ? (
        <Join event={event} values={values} reasons={reasons} />
      ) : null}
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}

function Joined({ event, place }: { event: EventView; place: number }) {
  const { waitlist: say } = useWords();
  const locale = useLocale();
  return (
    <>
      <Notice tone="good">
        <p>
          <b>{say.done({ place })}</b>
        </p>
        <p>{say.doneMail}</p>
      </Notice>
      <p className="small muted">{say.doneOnce}</p>
      <a className="button quiet" href={localePath(locale, `/e/${event.slug}`)}>
        {say.backToEvent}
      </a>
    </>
  );
}

function Join({ event, values, reasons }: Pick<WaitlistPageProps, "event" | "values" | "reasons">) {
  const { waitlist: say } = useWords();
  const locale = useLocale();
  const via = viaQuery(useVia());
  if (values.party.length === 0 && !event.sides.some(mustWait))
    return (
      <Notice tone="calm" title={say.openTitle}>
        <p>{say.open}</p>
        <p className="links">
          <a href={localePath(locale, `/e/${event.slug}/register${via}`)}>{say.openLink}</a>
        </p>
      </Notice>
    );
  return (
    <>
      <p className="muted small">{say.intro}</p>
      <WaitlistForm event={event} values={values} reasons={reasons} />
    </>
  );
}
