import { useWords } from "../use-words.ts";

/** The last walk as one of the two sees it: the other's yes shows only once both said it. */
export type WalkFacts = { name: string; agreed: boolean; both: boolean };

export const walkIntent = "walk";

export function Walk({ action, walk }: { action: string; walk: WalkFacts }) {
  const { nightAfter: say } = useWords();
  const { name, agreed, both } = walk;
  const answer = (word: "yes" | "no", label: string, look: string) => (
    <button type="submit" className={look} name="walks" value={word}>
      {label}
    </button>
  );
  return (
    <section className="card" aria-labelledby="walk-title">
      <h2 id="walk-title">{say.walkTitle}</h2>
      <p>{both ? say.walkBoth({ name }) : agreed ? say.walkAgreed : say.walkAsk({ name })}</p>
      {agreed ? null : <p className="small muted">{say.walkHint}</p>}
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={walkIntent} />
        {agreed ? answer("no", say.walkBack, "button quiet") : answer("yes", say.walkYes, "button")}
      </form>
    </section>
  );
}
