import { Notice } from "../form.tsx";
import { useWords } from "../use-words.ts";
import type { Done } from "./manage-facts.ts";

/** What the last press of a button did, told once at the top of the ticket's page. */
export function JustDone({ done }: { done: Done | null }) {
  const { selfService: say, groups } = useWords();
  if (done === null) return null;
  const said = {
    resent: say.resent,
    "resend-too-many": say.resendTooMany,
    language: say.languageSaved,
    saved: say.saved,
    withdrawn: say.withdrawn,
    confirmed: groups.companion.done,
    seats: groups.order.changed,
  } satisfies Record<Done, string>;
  return (
    <Notice tone={done === "resend-too-many" ? "warn" : "good"}>
      <p>{said[done]}</p>
    </Notice>
  );
}
