/** The consents of a registration, each asked for on its own. */
export const consentKinds = ["terms", "privacy", "conduct"] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** The version of each text that is shown now; raised whenever its words change in meaning. */
export const consentVersions: Readonly<Record<ConsentKind, string>> = {
  terms: "2026-11-01",
  privacy: "2026-11-21",
  conduct: "2026-11-01",
};
