import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Check, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { type WaitlistEntryFacts, WaitlistEntryItem } from "./waitlist-entry-item.tsx";

export type SideQueueFacts = {
  id: string;
  label: string;
  capacity: number;
  taken: number;
  free: number;
  left: number;
  offers: readonly WaitlistEntryFacts[];
  queue: readonly WaitlistEntryFacts[];
};

export type WaitlistDone = keyof ReturnType<typeof words>["officeWaitlist"]["done"];
export type WaitlistRefusal = keyof ReturnType<typeof words>["officeWaitlist"]["refused"];

type WaitlistViewProps = {
  locale: Locale;
  page: {
    event: { id: string; title: string; timeZone: string };
    now: Date;
    selling: boolean;
    sides: readonly SideQueueFacts[];
  };
  done: WaitlistDone | null;
  refused: WaitlistRefusal | null;
};

/** The queues of an event, side by side: who waits, since when, for whom a seat is kept and until when. */
export function WaitlistView({ locale, page, done, refused }: WaitlistViewProps) {
  const said = words(locale);
  const { officeWaitlist: say, office } = said;
  const { event, sides } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  const nobody = sides.every(({ offers, queue }) => offers.length + queue.length === 0);
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={event.title}
      back={{ href: base, label: office.navCockpit }}
      event={{ id: event.id }}
      wide
    >
      {done ? (
        <Notice tone="good">
          <p>{say.done[done]}</p>
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="bad">
          <p>{say.refused[refused]}</p>
        </Notice>
      ) : null}
      <p className="muted">{nobody ? say.empty : say.intro}</p>
      <div className="columns">
        {sides.map((side) => (
          <SideSection key={side.id} locale={locale} page={page} side={side} base={base} />
        ))}
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type SideSectionProps = {
  locale: Locale;
  page: WaitlistViewProps["page"];
  side: SideQueueFacts;
  base: string;
};

function SideSection({ locale, page, side, base }: SideSectionProps) {
  const { officeWaitlist: say } = words(locale);
  const { offers, queue } = side;
  const item = (entry: WaitlistEntryFacts) => (
    <WaitlistEntryItem key={entry.entryId} locale={locale} page={page} entry={entry} base={base} />
  );
  return (
    <section className="card" aria-labelledby={`side-${side.id}`}>
      <h2 id={`side-${side.id}`} className="row first">
        <span>
          {side.label} {side.taken} <span className="muted">/ {side.capacity}</span>
        </span>
        <span className="small muted">{say.facts(side)}</span>
      </h2>
      {offers.length + queue.length === 0 ? <p className="muted">{say.sideNone}</p> : null}
      {offers.length > 0 ? (
        <div className="part">
          <h3>{say.offersTitle}</h3>
          <ul className="plain">{offers.map(item)}</ul>
        </div>
      ) : null}
      {queue.length > 0 ? (
        <div className="part">
          <h3>{say.queueTitle}</h3>
          <ol className="plain">{queue.map(item)}</ol>
        </div>
      ) : null}
      {page.selling && queue.length > 0 && side.free > 0 && side.left === 0 ? (
        <Beyond locale={locale} side={side} />
      ) : null}
    </section>
  );
}

function Beyond({ locale, side }: { locale: Locale; side: SideQueueFacts }) {
  const { officeWaitlist: say } = words(locale);
  return (
    <details className="behind">
      <summary>{say.beyondTitle}</summary>
      <p className="small">{say.beyondText(side)}</p>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="beyond" />
        <input type="hidden" name="sideId" value={side.id} />
        <Check name="confirmed" id={`confirmed-${side.id}`} label={say.beyondConfirm} required />
        <button type="submit" className="button quiet" data-once="">
          {say.beyond}
        </button>
      </form>
    </details>
  );
}
