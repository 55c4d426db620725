import type { EventStage } from "#app/domain/events/event-stage.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { NextAction } from "#app/domain/events/next-action.ts";
import type { Deadline } from "#app/domain/events/next-deadline.ts";
import type { SideHeads } from "#app/domain/events/side-heads.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import type { FigureName } from "#app/domain/money/figures.ts";
import type { WaitingBooking } from "#app/domain/venues/waiting-booking.ts";
import { formatMoment, formatZone } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { EventMore } from "./event-more.tsx";
import { GoCard, type GoDue } from "./go-card.tsx";
import { HeadsCard } from "./heads-card.tsx";
import { distanceWords, NextCard } from "./next-card.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { ProfitCard, VenueCard } from "./profit-card.tsx";
import { ShareCard } from "./share-card.tsx";
import { StageTag } from "./stage-tag.tsx";
import { TaskCard } from "./task-card.tsx";
import { type TaskFacts, taskLine } from "./task-words.ts";
import { WaitingBookings } from "./waiting-bookings.tsx";

export type CockpitFacts = {
  now: Date;
  event: {
    id: string;
    slug: string;
    title: string;
    startsAt: Date;
    timeZone: string;
    currency: string;
    booking: { venue: string; terms: { deal: Deal } } | null;
  };
  stage: EventStage;
  sides: readonly SideHeads[];
  money: {
    figures: Readonly<Record<FigureName, number>>;
    venueMinor: number;
    refundsDueMinor: number;
    riskMinor: number;
    outlook: { onProfit: number | null; payingHeads: number; fullHouseMinor: number };
  };
  tasks: readonly TaskFacts[];
  deadline: Deadline | null;
  due: GoDue | null;
  waiting: readonly WaitingBooking[];
  action: NextAction;
  shareUrl: string;
};

/** One event on one phone screen: heads, money, what comes next, what waits, how to share it. */
export function CockpitView({ locale, cockpit }: { locale: Locale; cockpit: CockpitFacts }) {
  const { now, event, stage, sides, money, tasks, shareUrl } = cockpit;
  const said = words(locale);
  const base = localePath(locale, `/office/events/${event.id}`);
  const hrefs: Record<NextAction, string> = {
    publish: `${base}/edit`,
    review: "#tasks",
    share: shareUrl,
    resume: `${base}/edit`,
    "open-door": `${base}/door`,
    "see-money": `${base}/money`,
    "see-guests": `${base}/guests`,
  };
  const { figures, outlook } = money;
  return (
    <OfficeLayout
      locale={locale}
      title={event.title}
      kicker={<Kicker locale={locale} cockpit={cockpit} />}
      aside={<StageTag stage={stage} words={said} />}
      event={{ id: event.id, place: "cockpit" }}
      wide
    >
      {cockpit.due ? <GoCard {...{ locale, base }} timeZone={event.timeZone} due={cockpit.due} /> : null}
      <div className="cockpit" data-live-state={stage}>
        <div className="cockpit-main">
          <HeadsCard
            words={said}
            sides={sides}
            breakEven={outlook.onProfit}
            payingHeads={outlook.payingHeads}
            guestsHref={`${base}/guests`}
            waitlistHref={`${base}/waitlist`}
          />
          <div className="money-pair">
            <ProfitCard
              words={said}
              locale={locale}
              currency={event.currency}
              revenueMinor={figures["ticket-revenue"]}
              venueMinor={figures["venue-cost"]}
              profitMinor={figures.profit}
              takeHomeMinor={figures["take-home"]}
              riskMinor={money.riskMinor}
              refundsDueMinor={money.refundsDueMinor}
              moneyHref={`${base}/money`}
            />
            <VenueCard
              words={said}
              locale={locale}
              currency={event.currency}
              booking={event.booking}
              venueMinor={money.venueMinor}
              planned={stage === "draft"}
              fullHouseMinor={outlook.fullHouseMinor}
              moneyHref={`${base}/money`}
              editHref={`${base}/edit`}
            />
          </div>
        </div>
        <div className="cockpit-side">
          <WaitingBookings
            locale={locale}
            waiting={cockpit.waiting}
            event={{ editHref: `${base}/edit`, venuesHref: `${base}/venues` }}
          />
          <NextCard
            words={said}
            locale={locale}
            now={now}
            timeZone={event.timeZone}
            deadline={cockpit.deadline}
            action={cockpit.action}
            hrefs={hrefs}
          />
          <TaskCard
            words={said}
            allHref={localePath(locale, "/office/tasks")}
            tasks={tasks.map((task, n) => taskLine(said, locale, event.currency, base, task, n))}
          />
          {stage === "draft" ? null : (
            <ShareCard
              words={said}
              url={shareUrl}
              imageHref={localePath(locale, `/e/${event.slug}/share.png`)}
            />
          )}
          <Manage locale={locale} base={base} canPause={stage === "on-sale" || stage === "sold-out"} />
          <EventMore locale={locale} base={base} stage={stage} />
        </div>
      </div>
      <Enhance use={["live", "once", "copy"]} />
    </OfficeLayout>
  );
}

function Kicker({ locale, cockpit }: { locale: Locale; cockpit: CockpitFacts }) {
  const { startsAt, timeZone } = cockpit.event;
  // With a deadline the zone stands in its card.
  const beside = cockpit.deadline
    ? cockpit.deadline.kind === "end"
      ? ""
      : distanceWords(words(locale), startsAt, cockpit.now)
    : formatZone(startsAt, timeZone, locale);
  return (
    <span data-live="kicker">
      <span className="nowrap">{formatMoment(startsAt, timeZone, locale)}</span>
      {beside === "" ? null : (
        <>
          {" · "}
          <span className="nowrap">{beside}</span>
        </>
      )}
    </span>
  );
}

function Manage({ locale, base, canPause }: { locale: Locale; base: string; canPause: boolean }) {
  const { nightOffice, officeEvent } = words(locale);
  return (
    <div className="manage">
      <a className="button quiet slim" href={`${base}/night`}>
        {nightOffice.link}
      </a>
      <a className="button quiet slim" href={`${base}/edit`}>
        {officeEvent.edit}
      </a>
      <a className="button quiet slim" href={`${base}/preview`}>
        {officeEvent.preview}
      </a>
      {canPause ? (
        <form method="post" action={`${base}/edit`}>
          <input type="hidden" name="intent" value="pause" />
          <button type="submit" className="button quiet slim" data-once="">
            {officeEvent.pause}
          </button>
        </form>
      ) : null}
    </div>
  );
}
