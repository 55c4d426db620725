import type { SideView } from "#app/domain/events/event-view.ts";
import { seatsSaid } from "../event/seats-said.ts";
import { FieldError } from "../form.tsx";
import { useWords } from "../use-words.ts";

type WaitlistSidesProps = { sides: readonly SideView[]; chosen: string; error: string | undefined };

/** The sides one can wait for, each with its queue. A single one needs no choice. */
export function WaitlistSides({ sides, chosen, error }: WaitlistSidesProps) {
  const words = useWords();
  const [only] = sides.length === 1 ? sides : [];
  const picked = only?.id ?? chosen;
  return (
    <fieldset
      id="side"
      className={error ? "bad" : undefined}
      aria-describedby={error ? "side-error" : undefined}
    >
      <legend>{words.waitlist.side}</legend>
      <div className="choices">
        {sides.map((side, index) => (
          <label key={side.id} className={`choice side-${(index % 2) + 1}`}>
            <input type="radio" name="side" value={side.id} defaultChecked={side.id === picked} required />
            <span className="card side-pick">
              <b>{side.label}</b>
              <span className="small">{seatsSaid(side, words)}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError name="side" error={error} />
    </fieldset>
  );
}
