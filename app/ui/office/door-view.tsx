import type { Locale } from "#app/domain/events/locale.ts";
import type { SideHeads } from "#app/domain/events/side-heads.ts";
import { formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Unfold } from "./guest-actions.tsx";
import { OfficeLayout } from "./office-layout.tsx";

/** The door's buttons' names for what they ask. */
export const doorIntents = { check: "check", admit: "admit", undo: "undo" } as const;

export type DoorRefusal = keyof Words["officeDoor"]["refusals"];
export type TicketFacts = {
  ticketId: string;
  name: string;
  side: string;
  seatNumber: number | null;
  admittedAt: Date | null;
};
/** What was decided last: come in, taken back, or refused and why. */
export type DoorVerdict =
  | { kind: "in" | "undone"; ticket: TicketFacts }
  | { kind: DoorRefusal; ticket: TicketFacts | null; eventTitle: string };

export type FoundGuest = {
  orderId: string;
  name: string;
  sideLabel: string;
  seatNumber: number | null;
  admittedAt: Date | null;
  ticketId: string | null;
};

type DoorViewProps = {
  locale: Locale;
  event: { id: string; title: string; timeZone: string; state: string };
  sides: readonly SideHeads[];
  found: { guests: readonly FoundGuest[]; more: number } | null;
  verdict: DoorVerdict | null;
  typed: string;
};

/** At the door the next code is typed at once, without a tap; nothing else on the page is read first. */
const readyToType = { autoFocus: true };

/** The door on one phone: one field for a code or a name, one big answer. */
export function DoorView({ locale, event, sides, found, verdict, typed }: DoorViewProps) {
  const said = words(locale);
  const { officeDoor } = said;
  const base = localePath(locale, `/office/events/${event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={officeDoor.title}
      kicker={event.title}
      back={{ href: base, label: said.office.navCockpit }}
      event={{ id: event.id, place: "door" }}
    >
      {event.state === "draft" ? <p className="card">{officeDoor.paused}</p> : null}
      <Counts said={said} sides={sides} />
      {verdict ? (
        <Verdict said={said} verdict={verdict} timeZone={event.timeZone} action={`${base}/door`} />
      ) : null}
      <form method="post" action={`${base}/door`} className="door-form">
        <input type="hidden" name="intent" value={doorIntents.check} />
        <label htmlFor="code">{officeDoor.label}</label>
        <input
          id="code"
          name="code"
          className="door-code"
          defaultValue={typed}
          inputMode="text"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          required
          // At the door the next code is typed at once, without a tap
          {...readyToType}
          aria-describedby="code-hint"
        />
        <p className="hint" id="code-hint">
          {officeDoor.hint}
        </p>
        <button type="submit" className="button">
          {officeDoor.button}
        </button>
      </form>
      <p className="links">
        <a className="thumb" href={`${base}/night`}>
          {said.nightOffice.link}
        </a>
      </p>
      {found ? (
        <Found said={said} found={found} timeZone={event.timeZone} action={`${base}/door`} typed={typed} />
      ) : null}
      <Enhance use={["live"]} />
    </OfficeLayout>
  );
}

function Counts({ said: { officeDoor, officeEvent }, sides }: { said: Words; sides: readonly SideHeads[] }) {
  const sum = (of: (side: SideHeads) => number) => sides.reduce((total, side) => total + of(side), 0);
  return (
    <section className="door-counts" data-live="counts" aria-label={officeEvent.tableInside}>
      <b>{officeDoor.inside({ inside: sum(({ inside }) => inside), expected: sum(({ paid }) => paid) })}</b>
      {sides.map((side, index) => (
        <span key={side.id} className={`side-${index % 2 === 0 ? 1 : 2}`}>
          <span className="swatch" aria-hidden="true" />
          {side.label} {side.inside} / {side.paid}
        </span>
      ))}
    </section>
  );
}

type VerdictProps = { said: Words; verdict: DoorVerdict; timeZone: string; action: string };

const tones: Readonly<Record<DoorVerdict["kind"], "good" | "warn" | "bad" | "calm">> = {
  in: "good",
  undone: "calm",
  "already-in": "warn",
  refunded: "bad",
  "not-valid": "bad",
  "event-cancelled": "bad",
  "other-event": "warn",
  unknown: "bad",
  "too-many": "warn",
};

function verdictWords({ officeDoor }: Words, verdict: DoorVerdict, timeZone: string) {
  const at = verdict.ticket?.admittedAt;
  const time = at ? formatTime(at, timeZone) : "";
  if (verdict.kind === "in") return { title: officeDoor.in, text: officeDoor.inAt({ time }) };
  if (verdict.kind === "undone") return { title: officeDoor.undo, text: officeDoor.undone };
  const { title, text } = officeDoor.refusals[verdict.kind];
  return { title, text: text({ time, event: "eventTitle" in verdict ? verdict.eventTitle : "" }) };
}

function Verdict({ said, verdict, timeZone, action }: VerdictProps) {
  const { officeDoor, officeGuests } = said;
  const { title, text } = verdictWords(said, verdict, timeZone);
  const { ticket } = verdict;
  const tone = tones[verdict.kind];
  return (
    <section className={`verdict ${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <VerdictMark good={tone === "good"} calm={tone === "calm"} />
      <h2>{title}</h2>
      {ticket ? (
        <p className="verdict-name">
          {ticket.name}
          <span className="small">
            {[ticket.side, ticket.seatNumber === null ? "" : officeGuests.seat({ number: ticket.seatNumber })]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </p>
      ) : null}
      <p>{text}</p>
      {ticket?.admittedAt && (verdict.kind === "in" || verdict.kind === "already-in") ? (
        <Unfold label={officeDoor.undo} text={officeDoor.undoText} action={action}>
          <input type="hidden" name="intent" value={doorIntents.undo} />
          <input type="hidden" name="ticket" value={ticket.ticketId} />
          <button type="submit" className="button quiet">
            {officeDoor.undoButton}
          </button>
        </Unfold>
      ) : null}
    </section>
  );
}

/** A tick, a cross or a turning arrow, so that the answer is not told by colour alone. */
function VerdictMark({ good, calm }: { good: boolean; calm: boolean }) {
  const path = good ? "M5 13l5 5L20 7" : calm ? "M4 12a8 8 0 1 0 3-6.2M4 4v5h5" : "M6 6l12 12M18 6L6 18";
  return (
    <svg className="verdict-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

type FoundProps = {
  said: Words;
  found: NonNullable<DoorViewProps["found"]>;
  timeZone: string;
  action: string;
  typed: string;
};

function Found({ said: { officeDoor, officeGuests }, found, timeZone, action, typed }: FoundProps) {
  const total = found.guests.length + found.more;
  return (
    <section aria-label={officeDoor.found({ count: total })} className="door-found">
      <h2>{total === 0 ? officeDoor.nobody : officeDoor.found({ count: total })}</h2>
      <ul className="plain card guest-list">
        {found.guests.map((guest) => (
          <li key={guest.ticketId ?? guest.orderId} className="row">
            <span>
              <b className="guest-name">{guest.name}</b>
              <span className="small muted guest-state">
                {[
                  guest.sideLabel,
                  guest.seatNumber === null ? "" : officeGuests.seat({ number: guest.seatNumber }),
                  guest.admittedAt
                    ? officeGuests.enteredAt({ time: formatTime(guest.admittedAt, timeZone) })
                    : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {guest.admittedAt || guest.ticketId === null ? null : (
              <form method="post" action={action}>
                <input type="hidden" name="intent" value={doorIntents.admit} />
                <input type="hidden" name="ticket" value={guest.ticketId} />
                <input type="hidden" name="code" value={typed} />
                <button
                  type="submit"
                  className="button slim"
                  aria-label={officeDoor.admitName({ name: guest.name })}
                >
                  {officeDoor.admit}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {found.more > 0 ? <p className="tiny">{officeDoor.more({ count: found.more })}</p> : null}
    </section>
  );
}
