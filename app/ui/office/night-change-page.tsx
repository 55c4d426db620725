import type { Locale } from "#app/domain/events/locale.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import type { PlacesDifference } from "#app/domain/night/places-difference.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { Affected, Summary, ticketNames } from "./night-affected.tsx";
import { NightChoice } from "./night-choice.tsx";
import type { NightGuestFacts, NightRefusal } from "./night-facts.ts";
import { NightRestFigures, type RestFigures } from "./night-rest-figures.tsx";
import { NightRestForm, type RestValues } from "./night-rest-form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type ChangeFacts = {
  event: { id: string; title: string; timeZone: string };
  guests: readonly NightGuestFacts[];
  roundsToCome: readonly number[];
  settings:
    | (Omit<RestValues, "anew"> & {
        leastRounds: number;
        sides: readonly { id: string; label: string }[];
      })
    | null;
  shown:
    | {
        ok: true;
        change: PlanChange;
        difference: PlacesDifference;
        rest: { before: RestFigures; after: RestFigures } | null;
        fingerprint: string;
      }
    | { ok: false; change: PlanChange; reason: NightRefusal }
    | null;
};

type ChangePageProps = {
  locale: Locale;
  facts: ChangeFacts;
  /** About whom something is being chosen; null when the change is known. */
  person: string | null;
  /** The plan changed since it was shown. */
  again: boolean;
};

/** A change of the plan before it is applied: what is chosen, then whom it affects and how. */
export function NightChangePage({ locale, facts, person, again }: ChangePageProps) {
  const said = words(locale);
  const { change } = said.nightOffice;
  const night = localePath(locale, `/office/events/${facts.event.id}/night`);
  const { shown } = facts;
  const guest = facts.guests.find(({ lineId }) => lineId === person);
  const choosing = shown === null && guest !== undefined;
  const named = ticketNames(facts.guests);
  return (
    <OfficeLayout
      locale={locale}
      title={choosing ? change.chooseTitle({ name: guest.name }) : change.title}
      kicker={facts.event.title}
      back={{ href: night, label: said.nightOffice.title }}
      event={{ id: facts.event.id }}
    >
      {choosing ? (
        <NightChoice {...{ said, guest, base: night }} guests={facts.guests} rounds={facts.roundsToCome} />
      ) : null}
      {again ? <Notice tone="warn">{change.again}</Notice> : null}
      {shown?.ok === false ? (
        <Notice tone="warn">
          {said.nightOffice.refused[shown.reason]}
          <p className="links">
            <a className="thumb" href={night}>
              {change.back}
            </a>
          </p>
        </Notice>
      ) : null}
      {shown?.ok ? (
        <div className="night-office">
          <section className="card">
            <h2>{changeTitle(said, shown.change, named)}</h2>
            <Summary said={said} difference={shown.difference} />
            <Rest said={said} facts={facts} />
          </section>
          <Affected said={said} guests={facts.guests} difference={shown.difference} />
          <form method="post" className="night-apply">
            <input type="hidden" name="fingerprint" value={shown.fingerprint} />
            <button type="submit" className="button" data-once="">
              {change.apply}
            </button>
            <a className="button quiet" href={night}>
              {change.back}
            </a>
            <p className="tiny">{change.neutral}</p>
          </form>
        </div>
      ) : null}
      <AskAgain said={said} facts={facts} base={night} />
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

/** Other rounds, minutes, breaks or tables in figures. */
function Rest({ said, facts: { shown, settings, event, guests } }: { said: Words; facts: ChangeFacts }) {
  if (!shown?.ok || shown.change.kind !== "settings" || !shown.rest || !settings) return null;
  const { rest, change } = shown;
  const { timeZone } = event;
  return (
    <NightRestFigures
      {...{ said, timeZone, guests, rest }}
      sides={settings.sides}
      now={settings}
      asked={change}
    />
  );
}

type AskAgainProps = { said: Words; facts: ChangeFacts; base: string };

/** The numbers asked for, to be put right or tried otherwise. */
function AskAgain({ said, facts: { shown, settings }, base }: AskAgainProps) {
  if (shown?.change.kind !== "settings" || !settings) return null;
  const { sides, leastRounds } = settings;
  return (
    <section className="card">
      <h2>{said.nightRest.whole}</h2>
      <NightRestForm {...{ said, base, sides, leastRounds }} values={shown.change} refused={!shown.ok} />
    </section>
  );
}

function changeTitle(
  { nightOffice, nightRest }: Words,
  change: PlanChange,
  named: (lineId: string) => string,
): string {
  const { kinds } = nightOffice.change;
  switch (change.kind) {
    case "left":
    case "no-show":
    case "arrived":
      return kinds[change.kind]({ names: nightOffice.joinNames(change.people.map(named)) });
    case "table-lost":
    case "table-back":
      return kinds[change.kind](change);
    case "apart":
      return kinds.apart({ one: named(change.one), other: named(change.other) });
    case "swap":
      return kinds.swap({ one: named(change.one), other: named(change.other), round: change.round });
    case "settings":
      return nightRest.kind;
  }
}
