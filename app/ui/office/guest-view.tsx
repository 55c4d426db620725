import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import type { OpenTask } from "#app/domain/payment/open-task.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { formatMoment, formatMoney, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { GuestActions } from "./guest-actions.tsx";
import { GuestAsks } from "./guest-asks.tsx";
import { GuestMoney } from "./guest-money.tsx";
import { type PartAnswer, partErrors } from "./guest-part-refund.tsx";
import { guestStory, type StepFacts } from "./guest-story.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { TaskItem } from "./task-item.tsx";

export type GuestPageFacts = {
  event: { id: string; title: string; timeZone: string };
  orderId: string;
  person: { name: string; email: string; phone: string | null; birthDate: string | null };
  state: OrderState;
  mayApprove: boolean;
  side: string;
  seatNumber: number | null;
  currency: string;
  complimentary: boolean;
  /** The code the order used, and what it took off in minor units. */
  discount: { code: string; offMinor: number } | null;
  disputed: boolean;
  needsOrganiser: string | null;
  /** What the organiser noted when answering an application. */
  note: string | null;
  ticket: { code: string; admittedAt: Date | null } | null;
  steps: readonly StepFacts[];
  sideNames: Readonly<Record<string, string>>;
  tickets: readonly { admissions: readonly { kind: string; at: Date }[] }[];
  payments: readonly { id: string; amountMinor: number; method: string | null; receivedAt: Date }[];
  refunds: readonly {
    id: string;
    amountMinor: number;
    reason: string;
    state: string;
    createdAt: Date;
    settledAt: Date | null;
  }[];
  letters: readonly {
    kind: string;
    state: string;
    dueAt: Date;
    deliveredAt: Date | null;
    to: string | null;
  }[];
  refundableMinor: number;
  /** What can be given back as a part, with the ticket kept. */
  partLeftMinor: number;
};

/** What the last button press led to, in the page's words. */
export type GuestNotice = { tone: "good" | "bad"; text: string } | null;

type GuestViewProps = {
  locale: Locale;
  guest: GuestPageFacts;
  /** What waits for a decision about this order. */
  tasks: readonly OpenTask[];
  formToken: string;
  notice: GuestNotice;
  part: PartAnswer;
  /** Everybody on a group's order. */
  people?: ReactNode;
};

/** One guest: who, what was paid, what happened, what can be done. */
export function GuestView({ locale, guest, tasks, formToken, notice, part, people }: GuestViewProps) {
  const said = words(locale);
  const { officeGuests } = said;
  const base = localePath(locale, `/office/events/${guest.event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={guest.person.name}
      kicker={[
        guest.side,
        guest.seatNumber === null ? "" : officeGuests.seat({ number: guest.seatNumber }),
        guest.complimentary ? officeGuests.gift : "",
      ]
        .filter(Boolean)
        .join(" · ")}
      aside={<span className="tag">{officeGuests.states[guest.state]}</span>}
      back={{ href: `${base}/guests`, label: officeGuests.back }}
      event={{ id: guest.event.id, place: "guests" }}
      wide
    >
      <ErrorSummary
        words={said}
        errors={partErrors(said, locale, { minor: guest.partLeftMinor, currency: guest.currency }, part)}
      />
      {notice ? <Notice tone={notice.tone} title={notice.text} /> : null}
      <div className="guest-columns">
        <div className="stack">
          {tasks.map((task) => (
            <TaskItem key={task.id} {...{ said, locale, task }} back="guest" />
          ))}
          <Contact said={said} guest={guest} />
          {guest.state === "paid" ? null : <GuestAsks {...{ said, locale, guest }} />}
          {people}
          <GuestMoney {...{ said, locale, guest }} />
          {guest.state === "paid" ? <GuestAsks {...{ said, locale, guest }} /> : null}
          <GuestActions said={said} locale={locale} guest={guest} formToken={formToken} part={part} />
        </div>
        <div className="stack">
          <Story said={said} locale={locale} guest={guest} />
          <Letters said={said} locale={locale} guest={guest} />
        </div>
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type PartProps = { said: Words; locale: Locale; guest: GuestPageFacts };

function Contact({ said: { officeGuest, officeGuests }, guest }: Omit<PartProps, "locale">) {
  const { email, phone, birthDate } = guest.person;
  return (
    <section className="card" aria-label={officeGuest.contact}>
      <dl className="facts">
        {guest.ticket ? (
          <div className="row">
            <dt>{officeGuest.ticketCode}</dt>
            <dd className="code-big">{guest.ticket.code}</dd>
          </div>
        ) : null}
        <div className="row">
          <dt>{officeGuests.email}</dt>
          <dd>
            <a className="thumb" href={`mailto:${encodeURIComponent(email)}`}>
              {email}
            </a>
          </dd>
        </div>
        {phone ? (
          <div className="row">
            <dt>{officeGuest.phone}</dt>
            <dd>
              <a className="thumb" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
                {phone}
              </a>
            </dd>
          </div>
        ) : null}
        {birthDate ? (
          <div className="row">
            <dt>{officeGuest.birthDate}</dt>
            <dd>{birthDate}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

function Story({ said, locale, guest }: PartProps) {
  return (
    <section className="card" aria-label={said.officeStory.title}>
      <h2>{said.officeStory.title}</h2>
      <ol className="plain story">
        {guestStory(said, {
          ...guest,
          amount: (minor) => formatMoney({ minor, currency: guest.currency }, locale),
        }).map((line) => (
          <li key={line.key}>
            <span>{line.text}</span>
            <span className="tiny">
              <time dateTime={isoMoment(line.at)}>{formatMoment(line.at, guest.event.timeZone, locale)}</time>{" "}
              · {line.by}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Letters({ said: { officeGuest }, locale, guest }: PartProps) {
  const kinds: Readonly<Record<string, string>> = officeGuest.letterKinds;
  const states: Readonly<Record<string, string>> = officeGuest.letterStates;
  return (
    <section className="card" aria-label={officeGuest.letters}>
      <h2>{officeGuest.letters}</h2>
      {guest.letters.length === 0 ? <p className="muted">{officeGuest.noLetters}</p> : null}
      <ul className="plain money-rows">
        {guest.letters.map((letter) => (
          <li key={`${letter.kind} ${letter.dueAt.toISOString()} ${letter.state} ${letter.to}`}>
            <span>
              {kinds[letter.kind] ?? letter.kind}
              {letter.to === null ? null : (
                <>
                  {" · "}
                  <bdi>{letter.to}</bdi>
                </>
              )}
            </span>
            <span className="small muted">
              {states[letter.state] ?? letter.state} ·{" "}
              {formatMoment(letter.deliveredAt ?? letter.dueAt, guest.event.timeZone, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
