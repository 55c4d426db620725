import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Notice, TextArea } from "../form.tsx";
import { problemWords } from "../office/problem-words.ts";
import type { Side, TalkShown } from "./talk-parts.tsx";

/** What a refused answer is told. */
export type AnswerSaid = {
  notice?: "stale" | "not-now" | "over" | "too-many" | "taken";
  met?: { startsAt: Date; endsAt: Date } | null;
  problems?: FieldProblems;
  /** Which form it was, and what was written in it. */
  intent?: string;
  message?: string;
};

type FormsProps = {
  locale: Locale;
  talk: TalkShown;
  side: Side;
  counterHref: string;
  answer: AnswerSaid | undefined;
};

export function AnswerNotice({ locale, talk, answer }: Omit<FormsProps, "side" | "counterHref">) {
  const all = words(locale);
  const { bookingTalk: say } = all;
  if (answer?.intent && answer.problems) {
    const { message } = problemWords(all, answer.problems);
    const label = answer.intent === "release" ? say.reason : say.message;
    const sentence = message === undefined ? undefined : `${label}${all.office.colon}${message}`;
    return <ErrorSummary words={all} errors={{ [`message-${answer.intent}`]: sentence }} />;
  }
  if (!answer?.notice) return null;
  const { notice, met } = answer;
  if (notice === "taken")
    return (
      <Notice tone="bad" title={say.takenTitle}>
        <p>
          {met
            ? say.takenText({ when: formatSpan(met.startsAt, met.endsAt, talk.venue.timeZone, locale) })
            : say.takenNoText}
        </p>
      </Notice>
    );
  if (notice === "stale")
    return (
      <Notice tone="bad" title={say.stale}>
        <p>{say.staleText}</p>
      </Notice>
    );
  const said = { "not-now": say.notNow, over: say.over, "too-many": say.tooMany }[notice];
  return <Notice tone="bad" title={said} />;
}

/** What this side can say now: yes, other terms, no, or only a word; never to its own proposal. */
export function AnswerForms(props: FormsProps) {
  const { locale, talk, side, counterHref } = props;
  const { bookingTalk: say } = words(locale);
  const mine = talk.state === (side === "venue" ? "requested" : "countered");
  const open = talk.state === "requested" || talk.state === "countered";
  const kept = talk.state === "deposit-due" || talk.state === "confirmed";
  if (!open && !kept) return null;
  return (
    <section className="card no-print" aria-label={say.letters.answer}>
      {mine ? (
        <form method="post">
          <Hidden talk={talk} intent="accept" />
          <p className="small muted">{say.acceptLead}</p>
          <button type="submit" className="button">
            {say.accept}
          </button>
        </form>
      ) : null}
      {open ? (
        <p>
          <a className="button quiet" href={counterHref}>
            {say.counter}
          </a>
        </p>
      ) : null}
      {open && side === "venue" ? (
        <Saying {...props} intent="decline" title={say.decline} lead={say.declineLead} />
      ) : null}
      <Saying {...props} intent="message" title={say.writeMessage} />
      {kept && side === "venue" ? (
        <Saying {...props} intent="release" title={say.release} lead={say.releaseLead} />
      ) : null}
    </section>
  );
}

function Hidden({ talk, intent }: { talk: TalkShown; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={talk.versions[0]?.version ?? 0} />
    </>
  );
}

type SayingProps = FormsProps & { intent: "decline" | "message" | "release"; title: string; lead?: string };

/** A word to the other side behind a fold; open again when it was refused. */
function Saying({ locale, talk, answer, intent, title, lead }: SayingProps) {
  const all = words(locale);
  const { bookingTalk: say, common } = all;
  const here = answer?.intent === intent;
  const error = here ? problemWords(all, answer?.problems).message : undefined;
  return (
    <details className="sure" open={here}>
      <summary>{title}</summary>
      <form method="post" noValidate>
        <Hidden talk={talk} intent={intent} />
        {lead ? <p className="small muted">{lead}</p> : null}
        <TextArea
          name={`message-${intent}`}
          label={intent === "release" ? say.reason : say.message}
          hint={say.messageHint}
          {...(intent === "decline" ? { optionalMark: common.optional } : {})}
          defaultValue={here ? answer?.message : ""}
          error={error}
        />
        <button type="submit" className={`button slim${intent === "message" ? "" : " danger"}`}>
          {intent === "message" ? say.sendMessage : title}
        </button>
      </form>
    </details>
  );
}
