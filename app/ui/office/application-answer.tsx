import type { Words } from "#app/i18n/words.ts";
import { TextArea } from "../form.tsx";

/** The buttons' names for what they ask. */
export const answerIntents = { approve: "approve", decline: "decline" } as const;

type AnswerProps = {
  said: Words;
  /** Where answers are sent. */
  action: string;
  orderId: string;
  name: string;
  /** Nobody can be approved once sales are over. */
  open: boolean;
};

/** Yes with one tap; no behind a first tap that says what the person is told, with room for a note to oneself. */
export function ApplicationAnswer({ said: { approval }, action, orderId, name, open }: AnswerProps) {
  const say = approval.office;
  return (
    <div className="stack answer">
      {open ? (
        <form method="post" action={action}>
          <input type="hidden" name="order" value={orderId} />
          <button
            type="submit"
            name="intent"
            value={answerIntents.approve}
            className="button"
            data-once=""
            aria-label={say.approveName({ name })}
          >
            {say.approve}
          </button>
        </form>
      ) : null}
      <details className="unfold">
        <summary aria-label={say.declineName({ name })}>{say.decline}</summary>
        <p className="small">{say.declineText}</p>
        <form method="post" action={action}>
          <input type="hidden" name="order" value={orderId} />
          <TextArea id={`note-${orderId}`} name="note" label={say.note} rows={2} maxLength={500} />
          <button
            type="submit"
            name="intent"
            value={answerIntents.decline}
            className="button danger"
            data-once=""
          >
            {say.declineButton}
          </button>
        </form>
      </details>
    </div>
  );
}
