import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Check, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

/** The buttons' names for what they ask. */
export const moveGuestIntents = { move: "move", stop: "stop" } as const;

export type MoveGuestFacts = {
  event: { id: string; title: string; timeZone: string };
  orderId: string;
  currency: string;
  movable: boolean;
  people: readonly {
    lineId: string;
    name: string;
    side: string;
    targets: readonly { sideId: string; label: string; free: number; differenceMinor: number }[];
  }[];
  pending: { side: string; offer: { differenceMinor: number; until: Date } | null } | null;
};

type MoveGuestPageProps = {
  locale: Locale;
  page: MoveGuestFacts;
  notice: { tone: "good" | "bad"; text: string } | null;
};

/** Moves a guest to another side: each choice says what it costs or gives back before the button is pressed. */
export function MoveGuestPage({ locale, page, notice }: MoveGuestPageProps) {
  const said = words(locale);
  const say = said.sideMove.office;
  const guest = localePath(locale, `/office/events/${page.event.id}/guests/${page.orderId}`);
  const stuck = !page.movable && !page.pending;
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={page.event.title}
      back={{ href: guest, label: page.people[0]?.name ?? said.officeGuests.back }}
      event={{ id: page.event.id, place: "guests" }}
    >
      {notice ? <Notice tone={notice.tone} title={notice.text} /> : null}
      {stuck && notice?.tone !== "bad" ? <Notice tone="warn" title={say.refusals["not-movable"]} /> : null}
      <div className="stack">
        {page.pending ? <Pending {...{ said, locale, page }} pending={page.pending} /> : null}
        {page.pending
          ? null
          : page.people.map((person) => <Person key={person.lineId} {...{ said, locale, page, person }} />)}
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type PartProps = { said: Words; locale: Locale; page: MoveGuestFacts };

type PendingProps = PartProps & { pending: NonNullable<MoveGuestFacts["pending"]> };

function Pending({ said, locale, page, pending }: PendingProps) {
  const say = said.sideMove.office;
  const { side, offer } = pending;
  const amount = formatMoney({ minor: offer?.differenceMinor ?? 0, currency: page.currency }, locale);
  const until = offer ? formatMoment(offer.until, page.event.timeZone, locale) : "";
  return (
    <section className="card" aria-labelledby="pending">
      <h2 id="pending">{say.pendingTitle}</h2>
      <p>{offer ? say.pendingOffered({ side, amount, until }) : say.pendingWaiting({ side })}</p>
      <form method="post">
        <button
          type="submit"
          name="intent"
          value={moveGuestIntents.stop}
          className="button quiet"
          data-once=""
        >
          {say.stop}
        </button>
      </form>
    </section>
  );
}

type PersonProps = PartProps & { person: MoveGuestFacts["people"][number] };

function Person({ said, locale, page, person }: PersonProps) {
  const say = said.sideMove.office;
  const [first] = person.targets;
  const differs = (minor: number) => {
    const amount = formatMoney({ minor: Math.abs(minor), currency: page.currency }, locale);
    if (minor === 0) return say.same;
    return minor < 0 ? say.cheaper({ amount }) : say.dearer({ amount });
  };
  return (
    <section className="card" aria-label={person.name}>
      <h2>
        <bdi>{person.name}</bdi> · {person.side}
      </h2>
      <p className="small muted">{say.text}</p>
      <form method="post" className="stack">
        <input type="hidden" name="line" value={person.lineId} />
        <fieldset>
          <legend>{say.target}</legend>
          {person.targets.map((target) => (
            <label key={target.sideId} className="check">
              <input
                type="radio"
                name="side"
                value={target.sideId}
                defaultChecked={target.sideId === first?.sideId}
                required
              />
              <span>
                <b>{target.label}</b> · {target.free > 0 ? say.free({ count: target.free }) : say.full} ·{" "}
                {differs(target.differenceMinor)}
              </span>
            </label>
          ))}
        </fieldset>
        {person.targets.map((target) => (
          <input
            key={target.sideId}
            type="hidden"
            name={`difference-${target.sideId}`}
            value={target.differenceMinor}
          />
        ))}
        <Check id={`wait-${person.lineId}`} name="wait" label={say.wait} />
        <button type="submit" name="intent" value={moveGuestIntents.move} className="button" data-once="">
          {say.button}
        </button>
      </form>
    </section>
  );
}
