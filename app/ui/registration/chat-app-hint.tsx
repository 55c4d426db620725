import { useWords } from "../use-words.ts";

/** How to go on in the phone's own browser. The link is shown as text to copy: nothing opens by itself. */
export function ChatAppHint({ link }: { link: string }) {
  const { registration: say } = useWords();
  return (
    <section className="notice warn" aria-labelledby="chat-hint">
      <h2 id="chat-hint">{say.chatTitle}</h2>
      <p>{say.chatText}</p>
      <label className="hidden-label" htmlFor="chat-link">
        {say.chatLink}
      </label>
      <input id="chat-link" readOnly value={link} />
    </section>
  );
}
