import type { Words } from "#app/i18n/words.ts";
import { useWords } from "../use-words.ts";
import type { OrderFace } from "./order-face.ts";

type Said = { title: string; text: string; moving: boolean };

function said(face: OrderFace, { ticket: say }: Words): Said {
  if (face === "hold-over") return { title: say.holdOverTitle, text: say.holdOverText, moving: true };
  if (face === "processing") return { title: say.processingTitle, text: say.processingText, moving: true };
  if (face === "applied") return { title: say.appliedTitle, text: say.appliedText, moving: false };
  if (face === "approved") return { title: say.approvedTitle, text: say.approvedText, moving: false };
  if (face === "declined") return { title: say.declinedTitle, text: say.declinedText, moving: false };
  if (face === "resale") return { title: say.resaleTitle, text: say.resaleText, moving: false };
  return { title: say.needsTitle, text: say.needsText, moving: false };
}

/** Something is on its way and there is nothing to do but know that. */
export function Waiting({ face }: { face: OrderFace }) {
  const { title, text, moving } = said(face, useWords());
  const { ticket: say } = useWords();
  return (
    <section className="card waiting" aria-labelledby="waiting">
      <svg className="waiting-mark" viewBox="0 0 96 60" aria-hidden="true">
        <circle cx="36" cy="30" r="22" />
        <circle cx="60" cy="30" r="22" />
      </svg>
      <h1 id="waiting">{title}</h1>
      <p className="muted">{text}</p>
      {moving ? <p className="tiny">{say.refreshNote}</p> : null}
    </section>
  );
}
