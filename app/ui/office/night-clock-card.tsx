import type { ReactNode } from "react";
import type { NightState } from "#app/domain/night/night-state.ts";
import { formatTime, isoMoment } from "#app/i18n/format.ts";
import { type NightPart, nightIntents } from "./night-facts.ts";

const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;
const EXTRA_MINUTES = [1, 3, 5];

/** The round or break that runs: how long it still lasts, and what can be done about it with one thumb. */
export function NightClockCard({ said, base, facts }: NightPart) {
  const { night, event, now } = facts;
  const { clock } = said.nightOffice;
  const isBreak = night.phase === "break";
  return (
    <section className="card night-clock" aria-labelledby="clock-title">
      <div data-live="clock">
        <h2 id="clock-title" data-live-polite>
          {isBreak ? clock.break({ round: night.round + 1 }) : clock.round(night)}
        </h2>
        <Rounds night={night} />
        <Ring night={night} now={now} isBreak={isBreak}>
          <TimeLeft night={night} now={now} words={clock} />
        </Ring>
        <p className="muted">
          {night.phaseEndsAt
            ? clock.until({ time: formatTime(night.phaseEndsAt, event.timeZone) })
            : clock.paused}
        </p>
      </div>
      <Buttons {...{ said, base, facts }} />
    </section>
  );
}

function Rounds({ night }: { night: NightState }) {
  const rounds = Array.from({ length: night.rounds }, (_, index) => index + 1);
  const stateOf = (round: number) => (round < night.round ? "done" : round === night.round ? "now" : "next");
  return (
    <div className="night-rounds" aria-hidden="true">
      {rounds.map((round) => (
        <i key={round} className={stateOf(round)} />
      ))}
    </div>
  );
}

/** How much of the phase is left, 0 to 1, when the page was written. */
function shareLeft(
  { phaseStartedAt, phaseEndsAt, pausedLeftMs, roundMinutes, breakMinutes, phase }: NightState,
  now: Date,
) {
  const usual = (phase === "break" ? breakMinutes : roundMinutes) * 60_000;
  const left = pausedLeftMs ?? (phaseEndsAt ? phaseEndsAt.getTime() - now.getTime() : 0);
  const whole = phaseEndsAt && phaseStartedAt ? phaseEndsAt.getTime() - phaseStartedAt.getTime() : usual;
  return Math.max(0, Math.min(1, left / Math.max(whole, left, 1)));
}

type RingProps = { night: NightState; now: Date; isBreak: boolean; children: ReactNode };

function Ring({ night, now, isBreak, children }: RingProps) {
  const left = shareLeft(night, now);
  return (
    <div className={isBreak ? "night-ring resting" : "night-ring"}>
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r={RADIUS} className="ring-track" />
        <circle
          cx="60"
          cy="60"
          r={RADIUS}
          className="ring-left"
          strokeDasharray={`${(left * AROUND).toFixed(1)} ${AROUND.toFixed(1)}`}
          transform="rotate(-90 60 60)"
        />
      </svg>
      {children}
    </div>
  );
}

type TimeLeftProps = { night: NightState; now: Date; words: NightPart["said"]["nightOffice"]["clock"] };

function TimeLeft({ night, now, words }: TimeLeftProps) {
  const left = night.pausedLeftMs ?? (night.phaseEndsAt ? night.phaseEndsAt.getTime() - now.getTime() : 0);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const text = words.countdown
    .replace("{m}", String(Math.floor(seconds / 60)))
    .replace("{s}", String(seconds % 60).padStart(2, "0"));
  if (!night.phaseEndsAt) return <b className="ring-text">{text}</b>;
  return (
    <time
      className="ring-text"
      dateTime={isoMoment(night.phaseEndsAt)}
      data-countdown=""
      data-now={isoMoment(now)}
      data-words={words.countdown}
      data-over={words.timeUp}
    >
      {text}
    </time>
  );
}

function Buttons({ said, base, facts: { night, seen } }: NightPart) {
  const { clock } = said.nightOffice;
  const isPaused = night.state === "paused";
  const isLast = night.phase === "round" && night.round >= night.rounds;
  const skip = night.phase === "break" ? clock.skipBreak : clock.skipRound;
  const skipText = clock.skipText[night.phase === "break" ? "break" : isLast ? "last" : "round"];
  return (
    <div className="night-buttons no-print">
      <form method="post" action={base}>
        <input type="hidden" name="seen" value={seen} />
        <button
          type="submit"
          name="intent"
          value={isPaused ? nightIntents.resume : nightIntents.pause}
          className={isPaused ? "button" : "button quiet"}
          data-once=""
        >
          {isPaused ? clock.resume : clock.pause}
        </button>
      </form>
      <form method="post" action={base} className="night-extra">
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="intent" value={nightIntents.extend} />
        {EXTRA_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="submit"
            name="minutes"
            value={minutes}
            className="button quiet"
            data-once=""
          >
            {clock.extend({ minutes })}
          </button>
        ))}
      </form>
      {isPaused ? null : (
        <Sure label={skip} text={skipText} button={skip} intent={nightIntents.skip} {...{ base, seen }} />
      )}
      <Sure
        label={clock.end}
        text={clock.endText}
        button={clock.endButton}
        intent={nightIntents.end}
        danger
        {...{ base, seen }}
      />
    </div>
  );
}

type SureProps = {
  label: string;
  text: string;
  button: string;
  intent: string;
  base: string;
  seen: string;
  danger?: boolean;
};

/** What moves everybody in the room takes two taps. */
function Sure({ label, text, button, intent, base, seen, danger = false }: SureProps) {
  return (
    <details className={danger ? "unfold" : "unfold night-skip"}>
      <summary>{label}</summary>
      <p className="small">{text}</p>
      <form method="post" action={base}>
        <input type="hidden" name="seen" value={seen} />
        <button
          type="submit"
          name="intent"
          value={intent}
          className={danger ? "button danger" : "button"}
          data-once=""
        >
          {button}
        </button>
      </form>
    </details>
  );
}
