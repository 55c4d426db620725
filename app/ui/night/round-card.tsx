import type { NightFace, OwnPlace, OwnRound } from "#app/domain/night/night-face.ts";
import { words } from "#app/i18n/words.ts";
import { NightClock } from "./night-clock.tsx";
import type { NightView } from "./night-view.ts";

type Playing = Extract<NightFace, { kind: "round" | "break" }>;

/** More rounds than these are not drawn as dots: the dots would be too small to count. */
const MOST_DOTS = 16;

/** The one big card of a round, or of the break before it: which table, with whom, how long, and what comes next. */
export function RoundCard({ view, face }: { view: NightView; face: Playing }) {
  const { nightPage: say } = words(view.locale);
  const { round, place } = face.now;
  const paused = face.pausedLeftMs !== null;
  return (
    <>
      <p className="night-round">{say.roundsLabel({ round, rounds: face.rounds })}</p>
      <Dots round={round} rounds={face.rounds} playing={face.kind === "round"} />
      <section className="card night-hero">
        {paused ? (
          <div className="night-paused">
            <h2>{say.pausedTitle}</h2>
            <p>{say.pausedText}</p>
          </div>
        ) : face.kind === "break" ? (
          <h2>{say.breakTitle}</h2>
        ) : null}
        {place ? (
          <AtTable
            view={view}
            place={place}
            lead={face.kind === "round" ? say.sit : say.breakNext({ round })}
          />
        ) : (
          <div className="night-rest">
            <h2>{face.kind === "round" ? say.restTitle : say.breakRest({ round })}</h2>
            <p>{say.restText}</p>
          </div>
        )}
        <NightClock
          locale={view.locale}
          timeZone={view.timeZone}
          startedAt={face.startedAt}
          endsAt={face.endsAt}
          pausedLeftMs={face.pausedLeftMs}
          ends={face.kind}
        />
        {place && face.kind === "round" ? <Opener view={view} round={round} /> : null}
      </section>
      {face.kind === "round" ? <p className="night-next">{sayNext(view, face.next)}</p> : null}
    </>
  );
}

function AtTable({ view, place, lead }: { view: NightView; place: OwnPlace; lead: string }) {
  const { nightPage: say } = words(view.locale);
  const parts = say.tableParts();
  return (
    <>
      <p className="muted">{lead}</p>
      <p className="night-table">
        {parts.before ? <span>{parts.before} </span> : null}
        <b>{place.table}</b>
        {parts.after ? <span> {parts.after}</span> : null}
      </p>
      {view.sixes ? (
        <div className="night-with six">
          <p className="muted">{say.sixWith}</p>
          <ul className="plain">
            {place.with.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          {place.beside && place.beside.length > 0 ? (
            <p className="small">{say.sixBeside({ names: place.beside.join(say.listGap) })}</p>
          ) : null}
        </div>
      ) : (
        <p className="night-with">{say.with({ names: place.with.join(say.listGap) })}</p>
      )}
    </>
  );
}

/** The same for everybody in a round, so that both at a table can begin with it. */
function Opener({ view, round }: { view: NightView; round: number }) {
  const { nightPage: say } = words(view.locale);
  const opener = say.openers[(round - 1) % say.openers.length];
  return (
    <p className="night-opener">
      <span className="muted">{say.openerLabel}</span> {opener}
    </p>
  );
}

function sayNext({ locale }: NightView, next: OwnRound | null): string {
  const { nightPage: say } = words(locale);
  if (next === null) return say.nextLast;
  return next.place ? say.nextTable(next.place) : say.nextRest;
}

function Dots({ round, rounds, playing }: { round: number; rounds: number; playing: boolean }) {
  if (rounds > MOST_DOTS || rounds < 2) return null;
  return (
    <div className="night-dots" aria-hidden="true">
      {Array.from({ length: rounds }, (_, index) => index + 1).map((one) => (
        <i key={one} className={one < round ? "done" : one === round && playing ? "now" : undefined} />
      ))}
    </div>
  );
}
