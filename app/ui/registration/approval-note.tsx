import type { SideView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";
import { useWords } from "../use-words.ts";

type Sides = readonly Pick<SideView, "id" | "needsApproval" | "price">[];

/** Says which sides the organiser looks at first, and that nothing is paid for them now. */
export function ApprovalNote({ sides }: { sides: Sides }) {
  const { approval: say } = useWords();
  if (!sides.some(({ needsApproval }) => needsApproval)) return null;
  const all = sides.every(({ needsApproval }) => needsApproval);
  return <p className="notice calm small">{all ? say.form.note : say.form.step}</p>;
}

/**
 * What stands under the button. Where only some sides are applied for, the words of the chosen one are shown by the
 * style sheet, as on the button.
 */
export function FootNote({ sides }: { sides: Sides }) {
  const words = useWords();
  const notes = sides.map((side) => noteOf(side, words));
  const [first] = notes;
  return (
    <p className="tiny center">
      {notes.every((note) => note === first)
        ? first
        : notes.map((note, index) => (
            <span key={sides[index]?.id} className={`pay pay-${index + 1}`}>
              {note}
            </span>
          ))}
    </p>
  );
}

function noteOf({ needsApproval, price }: Sides[number], { approval, registration }: Words): string | null {
  if (needsApproval) return approval.form.holdNote;
  return price.minor > 0 ? registration.holdNote : null;
}
