import type { SideView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";
import { useWords } from "../use-words.ts";

type Sides = readonly Pick<SideView, "needsApproval" | "price">[];

/** Says which sides the organiser looks at first, and that nothing is paid for them now. */
export function ApprovalNote({ sides }: { sides: Sides }) {
  const { approval: say } = useWords();
  if (!sides.some(({ needsApproval }) => needsApproval)) return null;
  const all = sides.every(({ needsApproval }) => needsApproval);
  return <p className="notice calm small">{all ? say.form.note : say.form.step}</p>;
}

/** What stands under the button. */
export function footNote(sides: Sides, { approval, registration }: Words): string | null {
  if (sides.every(({ needsApproval }) => needsApproval)) return approval.form.holdNote;
  return sides.some(({ price }) => price.minor > 0) ? registration.holdNote : null;
}
