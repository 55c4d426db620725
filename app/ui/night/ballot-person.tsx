import { noteLimit } from "#app/domain/night/private-note.ts";
import { useWords } from "../use-words.ts";
import { type BallotPersonFacts, ballotIntents } from "./ballot-facts.ts";

type BallotPersonProps = {
  action: string;
  /** From 1, in the order of the rounds. */
  place: number;
  person: BallotPersonFacts;
  open: boolean;
};

/** One person met: two answers of equal weight, and a note for oneself. */
export function BallotPerson({ action, place, person, open }: BallotPersonProps) {
  const { nightBallot: say } = useWords();
  const { lineId, name, round, table, says } = person;
  const answers = [
    { word: "no", label: say.no },
    { word: "yes", label: say.yes },
  ] as const;
  return (
    <li className="card" id={`p-${place}`}>
      <div className="row ballot-who">
        <h2 id={`name-${place}`}>{name}</h2>
        <span className="small muted">{say.met({ round, table })}</span>
      </div>
      {open ? (
        <form
          method="post"
          action={action}
          className="ballot-ask"
          data-later={`mark ${lineId}`}
          aria-label={say.choose({ name })}
        >
          <input type="hidden" name="intent" value={ballotIntents.mark} />
          <input type="hidden" name="about" value={lineId} />
          {answers.map(({ word, label }) => (
            <button
              key={word}
              type="submit"
              className={`button quiet ballot-${word}`}
              name="says"
              value={word}
              aria-pressed={says === word}
            >
              <Mark word={word} />
              {label}
            </button>
          ))}
        </form>
      ) : null}
      <Note action={action} place={place} person={person} />
    </li>
  );
}

/** Told apart by shape, not by colour alone: an open or full heart, a dash. */
function Mark({ word }: { word: "yes" | "no" }) {
  return (
    <svg className="ballot-mark" viewBox="0 0 24 24" aria-hidden="true">
      {word === "yes" ? (
        <path d="M12 20S3.5 15 3.5 8.9A4.4 4.4 0 0 1 12 7.2a4.4 4.4 0 0 1 8.5 1.7C20.5 15 12 20 12 20z" />
      ) : (
        <path d="M6 12h12" />
      )}
    </svg>
  );
}

function Note({ action, place, person }: Omit<BallotPersonProps, "open">) {
  const { nightBallot: say } = useWords();
  const { lineId, name, note } = person;
  const id = `note-${place}`;
  return (
    <details className="ballot-note">
      <summary>
        <span>{say.note}</span>
        {note ? <span className="small muted ballot-noted">{note}</span> : null}
      </summary>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={ballotIntents.note} />
        <input type="hidden" name="about" value={lineId} />
        <label htmlFor={id}>{say.noteLabel({ name })}</label>
        <p className="hint" id={`${id}-hint`}>
          {say.noteHint}
        </p>
        <textarea
          id={id}
          name="text"
          rows={3}
          maxLength={noteLimit}
          defaultValue={note}
          aria-describedby={`${id}-hint`}
        />
        <button type="submit" className="button quiet slim" data-once={say.saving}>
          {say.noteSave}
        </button>
      </form>
    </details>
  );
}
