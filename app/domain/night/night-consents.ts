/** What a guest tells for a night, each purpose agreed to and taken back on its own. */
export const nightPurposes = ["wishes", "answers", "contact"] as const;
export type NightPurpose = (typeof nightPurposes)[number];

/** The version of each text that is shown now; raised whenever its words change in meaning. */
export const nightConsentVersions: Readonly<Record<NightPurpose, string>> = {
  wishes: "2026-11-21",
  answers: "2026-11-21",
  contact: "2026-11-21",
};
