import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { NightArrivals } from "./night-arrivals.tsx";
import { NightClockCard } from "./night-clock-card.tsx";
import {
  type NightDone,
  type NightFacts,
  type NightPart,
  type NightRefusal,
  nightIntents,
} from "./night-facts.ts";
import { NightPlanCard } from "./night-plan-card.tsx";
import { NightRestCard } from "./night-rest-form.tsx";
import { NightSetupForm, type SetupAnswer } from "./night-setup-form.tsx";
import { AllRounds, RoundTables, TableChanges } from "./night-tables.tsx";
import { OfficeLayout } from "./office-layout.tsx";

type NightPageProps = {
  locale: Locale;
  facts: NightFacts;
  refused: NightRefusal | null;
  done: NightDone | null;
  answer: SetupAnswer;
};

/** The organiser's night on one phone: who is here, the seating, the clock. */
export function NightPage({ locale, facts, refused, done, answer }: NightPageProps) {
  const said = words(locale);
  const { nightOffice } = said;
  const { event, night, seen } = facts;
  const office = localePath(locale, `/office/events/${event.id}`);
  const part: NightPart = { said, base: `${office}/night`, facts };
  const body = {
    setup: Before,
    running: During,
    paused: During,
    over: After,
    closed: After,
    revealed: After,
  };
  const Body = body[night.state];
  return (
    <OfficeLayout
      locale={locale}
      title={nightOffice.title}
      kicker={event.title}
      back={{ href: office, label: said.office.navCockpit }}
      event={{ id: event.id }}
      wide
    >
      <div
        className="night-office"
        data-live-state={seen}
        data-live-every={night.state === "setup" ? "3000" : "1500"}
        data-live-source={`${part.base}/live`}
      >
        {refused ? <Notice tone="warn">{nightOffice.refused[refused]}</Notice> : null}
        {done && !refused ? <Notice tone="good">{nightOffice.done[done]}</Notice> : null}
        <Pending {...part} />
        <div className="cockpit">
          <Body {...part} answer={answer} />
        </div>
        <Ways {...part} />
      </div>
      <Enhance use={["live", "countdown", "once"]} />
    </OfficeLayout>
  );
}

type BodyProps = NightPart & { answer: SetupAnswer };

function Before({ answer, ...part }: BodyProps) {
  const { tables } = part.said.nightOffice;
  return (
    <>
      <div className="cockpit-main">
        <NightArrivals {...part} />
      </div>
      <div className="cockpit-side">
        <NightSetupForm {...part} answer={answer} />
        <NightPlanCard {...part} />
        {part.facts.quality ? <AllRounds {...part} from={1} title={tables.all} /> : null}
      </div>
    </>
  );
}

function During({ answer: _, ...part }: BodyProps) {
  const { night } = part.facts;
  const { tables } = part.said.nightOffice;
  const next = night.round + 1;
  const isBreak = night.phase === "break";
  return (
    <>
      <div className="cockpit-main">
        <NightClockCard {...part} />
        <NightArrivals {...part} />
      </div>
      <div className="cockpit-side">
        {isBreak ? null : (
          <RoundTables {...part} round={night.round} title={tables.now({ round: night.round })} />
        )}
        {next <= night.rounds ? (
          <RoundTables {...part} round={next} title={tables.next({ round: next })} />
        ) : null}
        {next < night.rounds ? <AllRounds {...part} from={next + 1} title={tables.all} /> : null}
        <NightRestCard {...part} />
        <TableChanges {...part} />
      </div>
    </>
  );
}

function After({ said, base, facts }: BodyProps) {
  const { clock } = said.nightOffice;
  return (
    <div className="cockpit-main">
      <section className="card">
        <h2>{clock.over}</h2>
        <p>{clock.overText({ rounds: facts.night.round })}</p>
        <a className="button" href={`${base}/ballot`}>
          {clock.toBallot}
        </a>
      </section>
      <Absent {...{ said, base, facts }} />
      <NightArrivals {...{ said, base, facts }} />
    </div>
  );
}

/** Who never came is marked together: an evening missed has consequences. */
function Absent({ said, base, facts }: NightPart) {
  const { absent } = said.nightOffice;
  const count = facts.guests.filter(({ presence }) => presence === "not-here").length;
  if (count === 0) return null;
  return (
    <section className="card">
      <h2>{absent.title({ count })}</h2>
      <p className="small muted">{absent.text}</p>
      <form method="post" action={base}>
        <button type="submit" className="button quiet" name="intent" value={nightIntents.absent} data-once="">
          {absent.button}
        </button>
      </form>
    </section>
  );
}

/** Who came late or is gone although the plan counts on them: two taps to put it right. */
function Pending({ said, base, facts: { night, come, gone } }: NightPart) {
  const { pending } = said.nightOffice;
  if (night.state !== "running" && night.state !== "paused") return null;
  const people = (lines: readonly string[]) => lines.map((line) => `person=${line}`).join("&");
  return (
    <div data-live="pending" data-live-polite>
      {come.length > 0 ? (
        <Notice tone="warn" title={pending.come({ count: come.length })}>
          <a className="button" href={`${base}/change?kind=arrived&${people(come)}`}>
            {pending.letIn}
          </a>
        </Notice>
      ) : null}
      {gone.length > 0 ? (
        <Notice tone="warn" title={pending.gone({ count: gone.length })}>
          <a className="button" href={`${base}/change?kind=left&${people(gone)}`}>
            {pending.takeOut}
          </a>
        </Notice>
      ) : null}
    </div>
  );
}

function Ways({ said, base }: NightPart) {
  const { plan } = said.nightOffice;
  const ways = [
    { href: `${base}/questions`, label: said.nightQuestions.title },
    { href: `${base}/screen`, label: plan.screen },
    { href: `${base}/print`, label: plan.print },
    { href: `${base}/ballot`, label: plan.ballot },
  ];
  return (
    <p className="manage no-print">
      {ways.map(({ href, label }) => (
        <a key={href} className="button quiet slim" href={href}>
          {label}
        </a>
      ))}
    </p>
  );
}
