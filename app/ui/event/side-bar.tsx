import type { SideView } from "#app/domain/events/event-view.ts";
import { useWords } from "../use-words.ts";

/** How full a side is, as a bar: taken seats solid, seats on hold lighter. */
export function SideBar({ side }: { side: SideView }) {
  const { event } = useWords();
  const { sold, capacity } = side;
  // Seats kept for the waitlist are as little to be had as those somebody is paying for.
  const held = side.held + side.reserved;
  const label = event.barLabel({ side: side.label, sold, held, capacity });
  return (
    <svg
      className="bar"
      viewBox={`0 0 ${capacity} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className="bar-fill" width={sold} height="1" />
      <rect className="bar-held" x={sold} width={held} height="1" />
    </svg>
  );
}
