/** Whom a guest who has not said is taken to wish to meet. */
export const wishesPresets = ["other-sides", "own-side", "everyone"] as const;
export type WishesPreset = (typeof wishesPresets)[number];

/** A stored preset; one that is not known counts as the other sides. */
export function readWishesPreset(value: string): WishesPreset {
  return wishesPresets.find((preset) => preset === value) ?? "other-sides";
}

/** The sides somebody of `own` side is taken to wish to meet. Where there is one side, its people meet each other. */
export function presetWishes(preset: WishesPreset, own: string, sides: readonly string[]): string[] {
  if (preset === "own-side") return [own];
  if (preset === "everyone") return [...sides];
  const others = sides.filter((side) => side !== own);
  return others.length > 0 ? others : [own];
}
