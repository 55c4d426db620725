import type { PlanQuality } from "#app/domain/night/plan-quality.ts";
import { type NightGuestFacts, type NightPart, namesOf, nightIntents } from "./night-facts.ts";

/** The seating before the start: make it, see how good it is, begin. */
export function NightPlanCard({ said, base, facts }: NightPart) {
  const { plan } = said.nightOffice;
  const { quality, come, gone, night, seen } = facts;
  const people = facts.guests.filter(({ presence }) => presence === "here").length;
  const isBehind = come.length + gone.length > 0;
  const isReady = quality !== null && !isBehind;
  return (
    <section className="card night-plan" aria-labelledby="plan-title">
      <h2 id="plan-title">{plan.title}</h2>
      <div data-live="plan">
        {quality === null ? <p className="muted">{plan.none}</p> : null}
        {quality !== null && isBehind ? (
          <p className="warn-ink" role="status">
            {plan.behind({ come: come.length, gone: gone.length })}
          </p>
        ) : null}
        {quality === null ? null : <Quality {...{ said, facts, quality }} />}
        <form method="post" action={base}>
          <button
            type="submit"
            name="intent"
            value={nightIntents.plan}
            className={isReady ? "button quiet" : "button"}
            data-once=""
          >
            {isReady ? plan.again : plan.make({ people })}
          </button>
        </form>
        {isReady ? (
          <form method="post" action={base} className="night-start">
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="version" value={night.planVersion} />
            <button type="submit" name="intent" value={nightIntents.start} className="button" data-once="">
              {plan.start}
            </button>
            <p className="tiny">{plan.startText({ minutes: night.roundMinutes })}</p>
          </form>
        ) : null}
      </div>
    </section>
  );
}

/** Thousandths as a percentage. */
export function percent(thousandths: number): string {
  const text = (thousandths / 10).toFixed(1);
  return `${text.endsWith(".0") ? text.slice(0, -2) : text}%`;
}

type QualityProps = Pick<NightPart, "said" | "facts"> & { quality: PlanQuality };

function Quality({ said, facts, quality }: QualityProps) {
  const { plan } = said.nightOffice;
  const { meetings, fewest, ofBest, idle } = quality;
  return (
    <>
      <dl className="night-quality">
        <div>
          <dt>{plan.meetings}</dt>
          <dd>{meetings}</dd>
        </div>
        <div>
          <dt>{plan.fewest}</dt>
          <dd>{plan.people({ count: fewest })}</dd>
        </div>
        {ofBest ? (
          <div>
            <dt>{plan.ofBest}</dt>
            <dd>{percent(ofBest.meetings)}</dd>
          </div>
        ) : null}
      </dl>
      {ofBest ? (
        <p className="tiny">{ofBest.isProved ? plan.best : plan.fit({ percent: percent(ofBest.fit) })}</p>
      ) : null}
      {idle.length === 0 ? (
        <p className="small good-ink">{plan.idleNobody}</p>
      ) : (
        <Idle said={said} guests={facts.guests} idle={idle} />
      )}
    </>
  );
}

type IdleProps = Pick<NightPart, "said"> & { guests: readonly NightGuestFacts[]; idle: PlanQuality["idle"] };

/** Who sits out, when and why. */
export function Idle({ said, guests, idle }: IdleProps) {
  const { plan } = said.nightOffice;
  const called = namesOf(guests);
  return (
    <details className="behind">
      <summary>{plan.idleTitle({ count: idle.length })}</summary>
      <ul className="plain night-idle">
        {idle.map(({ person, rounds, reason }) => (
          <li key={person}>
            <b>{called(person)}</b>{" "}
            <span className="small muted">
              {[
                plan.idleRounds({ rounds: said.nightOffice.joinNames(rounds.map(String)) }),
                plan.reasons[reason],
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
