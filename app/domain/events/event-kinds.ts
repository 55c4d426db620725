/** What sort of evening it is; decides the words of its page and which sides a new one starts with. */
export const eventKinds = ["matchmaking", "careers", "meetup"] as const;
export type EventKind = (typeof eventKinds)[number];

export function isEventKind(value: unknown): value is EventKind {
  return eventKinds.some((kind) => kind === value);
}

/** Sides a new event starts with; the organiser may rename, add and remove them. Prices in minor units. */
export const presetSides: Readonly<
  Record<EventKind, readonly { labelZh: string; labelEn: string; capacity: number; priceMinor: number }[]>
> = {
  matchmaking: [
    { labelZh: "女生", labelEn: "Women", capacity: 12, priceMinor: 49_900 },
    { labelZh: "男生", labelEn: "Men", capacity: 12, priceMinor: 49_900 },
  ],
  careers: [
    { labelZh: "求职者", labelEn: "Job seekers", capacity: 20, priceMinor: 49_900 },
    { labelZh: "企业", labelEn: "Employers", capacity: 8, priceMinor: 49_900 },
  ],
  meetup: [{ labelZh: "参加者", labelEn: "Guests", capacity: 24, priceMinor: 49_900 }],
};
