import type { ReactElement } from "react";
import type { NightFace, OwnRound } from "#app/domain/night/night-face.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ArriveForm } from "./arrive-form.tsx";
import { AskCard } from "./ask-card.tsx";
import type { NightView } from "./night-view.ts";
import { RoundCard } from "./round-card.tsx";

type Kind = NightFace["kind"];
type FaceOf<K extends Kind> = Extract<NightFace, { kind: K }>;
type Faces = { [K in Kind]: (view: NightView, face: FaceOf<K>) => ReactElement };

const faces: Faces = {
  cancelled: (view) => <Said view={view} name="cancelled" />,
  before: (view, face) => {
    const { nightPage: say } = words(view.locale);
    const time = formatMoment(face.opensAt, view.timeZone, view.locale);
    return (
      <section className="card night-hero">
        <h2>{say.beforeTitle}</h2>
        <p>{say.beforeText({ time })}</p>
        {view.hasProfile ? null : (
          <>
            <p className="muted">{say.beforeProfile}</p>
            <PageLink view={view} to="/profile" label={say.beforeButton} />
          </>
        )}
      </section>
    );
  },
  arrive: (view, face) => {
    const { nightPage: say } = words(view.locale);
    return (
      <section className="card night-hero">
        <h2>{say.arriveTitle}</h2>
        <p>{face.begun ? say.arriveLateText : say.arriveText}</p>
        <ArriveForm view={view} label={say.arrive} />
      </section>
    );
  },
  waiting: (view, face) => {
    const { nightPage: say } = words(view.locale);
    return (
      <section className="card night-hero">
        <Tick />
        <h2>{say.waitingTitle}</h2>
        <p>{face.begun ? say.waitingLateText : say.waitingText}</p>
      </section>
    );
  },
  left: (view) => {
    const { nightPage: say } = words(view.locale);
    return (
      <section className="card night-hero">
        <h2>{say.leftTitle}</h2>
        <p>{say.leftText}</p>
        <ArriveForm view={view} label={say.arriveBack} />
      </section>
    );
  },
  round: (view, face) => <RoundCard view={view} face={face} />,
  break: (view, face) => <RoundCard view={view} face={face} />,
  over: (view, face) => {
    const { nightPage: say } = words(view.locale);
    const time = face.closesAt && formatMoment(face.closesAt, view.timeZone, view.locale);
    return (
      <section className="card night-hero">
        <h2>{say.overTitle}</h2>
        <p>{time ? say.overText({ time }) : say.overTextOpen}</p>
        <PageLink view={view} to="/ballot" label={say.overButton} />
      </section>
    );
  },
  closed: (view) => <Said view={view} name="closed" />,
  revealed: (view) => {
    const { nightPage: say } = words(view.locale);
    return (
      <section className="card night-hero">
        <h2>{say.revealedTitle}</h2>
        <p>{say.revealedText}</p>
        <PageLink view={view} to="/matches" label={say.revealedButton} />
      </section>
    );
  },
};

function showFace<K extends Kind>(view: NightView, face: FaceOf<K> & { kind: K }): ReactElement {
  return faces[face.kind](view, face);
}

/**
 * What stands on one person's phone now. It stands on its own, outside any page, since the server sends it anew to
 * every phone when it changes; the same plain data always gives the same text.
 */
export function NightCard({ view }: { view: NightView }) {
  const { nightPage: say } = words(view.locale);
  return (
    <>
      <p
        className="night-say"
        data-night-say=""
        data-night-forget={isForgotten(view.face) ? "" : undefined}
        data-seats={JSON.stringify(seatsShown(view.face))}
      >
        {sayShortly(view)}
      </p>
      {showFace(view, view.face)}
      {view.ask ? <AskCard view={view} about={view.ask} /> : null}
      {view.ballot && view.face.kind !== "over" ? (
        <p className="night-foot">
          <a href={localePath(view.locale, `${view.path}/ballot`)}>{say.toBallot}</a>
          <span className="muted">{say.decided(view.ballot)}</span>
        </p>
      ) : null}
    </>
  );
}

/** What a phone keeps of the night goes once its ballot is closed, or it is called off. */
export function isForgotten({ kind }: NightFace): boolean {
  return kind === "closed" || kind === "revealed" || kind === "cancelled";
}

/**
 * Where the card says its reader sits, by what it says it about: a phone that sees another answer to the same question
 * tells that the plan changed.
 */
function seatsShown(face: NightFace): Record<string, string> {
  if (face.kind !== "round" && face.kind !== "break") return {};
  const { now, next } = face;
  const tableOf = (one: OwnRound) => String(one.place?.table ?? "rest");
  return {
    [`table ${now.round}`]: tableOf(now),
    [`with ${now.round}`]: now.place?.with.join("\n") ?? "",
    ...(next && face.kind === "round" ? { [`table ${next.round}`]: tableOf(next) } : {}),
  };
}

/** What a screen reader says when the card changes. */
function sayShortly({ locale, face }: NightView): string {
  const { nightPage: say } = words(locale);
  if (face.kind === "round" || face.kind === "break") {
    const { round, place } = face.now;
    const at = place
      ? [say.tableSaid(place), say.with({ names: place.with.join(say.listGap) })]
      : [say.restTitle];
    const paused = face.pausedLeftMs === null ? [] : [say.pausedTitle];
    return [...paused, say.roundsLabel({ round, rounds: face.rounds }), ...at].join(say.listGap);
  }
  const titles = {
    cancelled: say.cancelledTitle,
    before: say.beforeTitle,
    arrive: say.arriveTitle,
    waiting: say.waitingTitle,
    left: say.leftTitle,
    over: say.overTitle,
    closed: say.closedTitle,
    revealed: say.revealedTitle,
  } satisfies Record<Exclude<Kind, "round" | "break">, string>;
  return titles[face.kind];
}

function Said({ view, name }: { view: NightView; name: "cancelled" | "closed" }) {
  const { nightPage: say } = words(view.locale);
  return (
    <section className="card night-hero">
      <h2>{name === "closed" ? say.closedTitle : say.cancelledTitle}</h2>
      <p>{name === "closed" ? say.closedText : say.cancelledText}</p>
    </section>
  );
}

type PageLinkProps = { view: NightView; to: string; label: string };

function PageLink({ view, to, label }: PageLinkProps) {
  return (
    <a className="button" href={localePath(view.locale, view.path + to)}>
      {label}
    </a>
  );
}

function Tick() {
  return (
    <svg className="night-tick" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="29" />
      <path d="M19 33l9 9 18-19" />
    </svg>
  );
}
