import type { CancelCost } from "#app/domain/events/cancel-cost.ts";
import type { CancelRefusal } from "#app/domain/events/cancel-event.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { CancelAsk } from "./cancel-ask.tsx";
import { type CancellationFacts, CancelProgress } from "./cancel-progress.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type CancelPageFacts = {
  event: { id: string; title: string; startsAt: Date; timeZone: string; currency: string };
  version: string;
} & (
  | { stage: "ask"; cost: CancelCost }
  | { stage: "refused"; refusal: CancelRefusal }
  | { stage: "cancelled"; cancellation: CancellationFacts }
);

type EventCancelPageProps = {
  locale: Locale;
  page: CancelPageFacts;
  refused: CancelRefusal | "not-confirmed" | "stale" | undefined;
};

/** Calling an event off, from the question to the last refund; one address for all of it. */
export function EventCancelPage({ locale, page, refused }: EventCancelPageProps) {
  const { officeCancel: say } = words(locale);
  const { event } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={page.stage === "cancelled" ? say.progressTitle : say.title}
      kicker={`${event.title} · ${formatMoment(event.startsAt, event.timeZone, locale)}`}
      back={{ href: base, label: say.toCockpit }}
      event={{ id: event.id }}
    >
      <div className="cancel-page" data-live-state={page.stage}>
        {refused === "stale" && page.stage === "ask" ? (
          <Notice tone="bad" title={say.staleTitle}>
            <p>{say.staleText}</p>
          </Notice>
        ) : null}
        {page.stage === "ask" ? (
          <CancelAsk {...{ locale, base, event }} {...page} unconfirmed={refused === "not-confirmed"} />
        ) : null}
        {page.stage === "refused" ? (
          <Notice tone="warn">
            <p>{say.refusals[page.refusal]}</p>
          </Notice>
        ) : null}
        {page.stage === "cancelled" ? (
          <CancelProgress {...{ locale, base }} currency={event.currency} cancellation={page.cancellation} />
        ) : null}
      </div>
      {page.stage === "ask" ? <Enhance use={["once"]} /> : null}
    </OfficeLayout>
  );
}
