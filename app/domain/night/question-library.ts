/** Questions an organiser takes as they are, by what they are about; their words stand in the dictionaries. */
export const questionLibrary = {
  weekend: ["home", "outdoors", "friends", "city"],
  rhythm: ["early", "late", "as-it-comes"],
  talk: ["everyday", "ideas", "work", "arts"],
  travel: ["planned", "as-it-comes", "at-home"],
  pets: ["have", "like", "none"],
  smoking: ["no", "sometimes", "yes"],
  drinking: ["no", "sometimes", "often"],
  money: ["save", "balance", "enjoy"],
  quarrel: ["talk-now", "cool-down", "let-go"],
  closeness: ["daily", "some-days", "when-needed"],
  children: ["want", "do-not", "open"],
  city: ["stay", "move", "open"],
  "work-place": ["office", "hybrid", "remote"],
  "team-size": ["small", "middle", "large"],
  start: ["now", "months", "looking"],
} as const;

export type LibraryKey = keyof typeof questionLibrary;

/** The library in its parts, as it is offered. */
export const libraryParts: Readonly<Record<"life" | "together" | "work", readonly LibraryKey[]>> = {
  life: ["weekend", "rhythm", "talk", "travel", "pets", "smoking", "drinking"],
  together: ["money", "quarrel", "closeness", "children", "city"],
  work: ["work-place", "team-size", "start"],
};

export function isLibraryKey(value: string): value is LibraryKey {
  return Object.hasOwn(questionLibrary, value);
}
