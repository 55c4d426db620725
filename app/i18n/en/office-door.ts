import type { officeDoor as source } from "../zh-CN/office-door.ts";

export const officeDoor = {
  title: "Door",
  label: "Ticket code or name",
  hint: "8 characters, capitals or not; or type a name",
  button: "Check",
  inside: (a) => `${a.inside} / ${a.expected} inside`,
  in: "Welcome in",
  inAt: (a) => `in at ${a.time}`,
  refusals: {
    "already-in": { title: "Already used", text: (a) => `This ticket was used at ${a.time}.` },
    refunded: {
      title: "Not admitted",
      text: () => "This ticket was cancelled; the money went back or is on its way.",
    },
    "not-valid": { title: "Not admitted", text: () => "This ticket is void or has not been paid." },
    "event-cancelled": { title: "Event cancelled", text: () => "No ticket of this event opens the door." },
    "other-event": { title: "Another evening", text: (a) => `This ticket is for “${a.event}”.` },
    unknown: { title: "No such ticket", text: () => "Check the code, or look for the name instead." },
    "too-many": {
      title: "Too many tries",
      text: () => "Wait a minute before the next code; names can still be looked up.",
    },
  },
  undone: "The admission was taken back; the ticket can be used again.",
  undo: "Take it back",
  undoText: "The ticket can then be used once more.",
  undoButton: "Yes, take it back",
  found: (a) => `${a.count} found`,
  more: (a) => `${a.count} more: type one more letter`,
  nobody: "Nobody of that name has a ticket.",
  admit: "Let in",
  admitName: (a) => `Let in: ${a.name}`,
  paused: "The event is not published yet, so no ticket can be checked.",
} satisfies typeof source;
