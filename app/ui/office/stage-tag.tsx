import type { EventStage } from "#app/domain/events/event-stage.ts";
import type { Words } from "#app/i18n/words.ts";

const tones: Readonly<Record<EventStage, string>> = {
  draft: "",
  "on-sale": "good-ink",
  "sold-out": "good-ink",
  paused: "warn-ink",
  "sales-closed": "warn-ink",
  "under-way": "good-ink",
  ended: "",
  cancelled: "bad-ink",
};

/** Where the event stands, as a word with a dot. */
export function StageTag({ stage, words }: { stage: EventStage; words: Words }) {
  return (
    <span className={`tag stage ${tones[stage]}`}>
      <span className="dot" aria-hidden="true" /> {words.officeEvent.stages[stage]}
    </span>
  );
}
