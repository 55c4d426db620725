import { useWords } from "../use-words.ts";
import { type BallotFacts, ballotIntents } from "./ballot-facts.ts";

/** How far one's own ballot is, and the button that hands it in; it stays at the lower edge of the screen. */
export function HandIn({ action, ballot }: { action: string; ballot: BallotFacts }) {
  const { nightBallot: say } = useWords();
  const { people, over, handedAt } = ballot;
  const decided = people.filter(({ says }) => says !== null).length;
  const of = people.length;
  return (
    <div className="ballot-dock" data-night-card="">
      <p className="ballot-progress" role="status">
        {say.progress({ decided, of })}
      </p>
      {handedAt ? (
        <p className="small good-ink ballot-handed">{say.handed}</p>
      ) : over ? (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value={ballotIntents.handIn} />
          <button type="submit" className={`button${decided < of ? " quiet" : ""}`} data-once={say.handingIn}>
            {say.handIn}
          </button>
        </form>
      ) : (
        <p className="small muted ballot-handed">{say.handLater}</p>
      )}
    </div>
  );
}
