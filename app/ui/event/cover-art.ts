/** What a cover is drawn from: everything follows from the event's id, so it is the same everywhere. */
export type CoverArt = {
  /** Unique within a page that shows several covers. */
  readonly gradientId: string;
  readonly stops: readonly [string, string, string];
  readonly light: string;
  readonly veil: string;
  readonly motif: "moon" | "rings" | "hills" | "lanterns";
  /** Small shifts that keep two covers of one motif apart: 0 to 1. */
  readonly shift: number;
  readonly lift: number;
};

/** Evening skies: dark where the words stand, light at the far corner. */
const palettes = [
  {
    stops: ["#3b1f2b", "#7c2d2b", "#c9764a"],
    light: "#f6dfc0",
    veil: "#5a2630",
  },
  {
    stops: ["#14283a", "#1f4a5c", "#5f9a94"],
    light: "#f3e6c8",
    veil: "#1b3a4c",
  },
  {
    stops: ["#2a1e3f", "#563a6b", "#b0718c"],
    light: "#f7e0d6",
    veil: "#3f2c56",
  },
  {
    stops: ["#1d2b22", "#2f5241", "#94a865"],
    light: "#f4ecc9",
    veil: "#294538",
  },
  {
    stops: ["#311f16", "#6b4324", "#c99a4e"],
    light: "#fbeccb",
    veil: "#4f301c",
  },
  {
    stops: ["#2b1a2c", "#76304f", "#d0776b"],
    light: "#fbe2d2",
    veil: "#552440",
  },
  {
    stops: ["#172036", "#34406f", "#8d7fb5"],
    light: "#efe4f2",
    veil: "#262f56",
  },
] as const;

const motifs = ["moon", "rings", "hills", "lanterns"] as const;

/** FNV-1a, 32 bits: spreads ids evenly; nothing secret hangs on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return value;
}

/** The art of an event's cover. */
export function coverArt(eventId: string): CoverArt {
  const seed = hash(eventId);
  const palette = palettes[seed % palettes.length] ?? palettes[0];
  return {
    gradientId: `sky-${seed.toString(36)}`,
    ...palette,
    motif: motifs[(seed >>> 8) % motifs.length] ?? "moon",
    shift: ((seed >>> 12) % 100) / 100,
    lift: ((seed >>> 20) % 100) / 100,
  };
}
