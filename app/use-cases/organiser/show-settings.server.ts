import type { ProfileFields } from "#app/domain/organiser/profile-draft.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import type { World } from "../world.server.ts";

export type KeyName = "stripe" | "webhook" | "resend" | "sender" | "database" | "secret";
/** Whether a key is set; never its value. A key that only speaks to a stand-in is told apart. */
export type KeyState = "set" | "stand-in";

export type SettingsPage = {
  profile: ProfileFields;
  version: string;
  mode: "demo" | "test" | "live";
  keys: { name: KeyName; state: KeyState }[];
  team: { id: string; name: string }[];
};

/** Everything of the settings page. */
export async function showSettings(world: World): Promise<SettingsPage> {
  const [business, team] = await Promise.all([
    world.db.prisma.business.findUnique({ where: { id: 1 } }),
    world.db.prisma.organiser.findMany({
      where: { disabledAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  return {
    profile: {
      displayName: business?.displayName ?? "",
      displayNameEn: business?.displayNameEn ?? "",
      legalName: business?.legalName ?? "",
      registrationNo: business?.registrationNo ?? "",
      about: business?.about ?? "",
      aboutEn: business?.aboutEn ?? "",
      contactEmail: business?.contactEmail ?? "",
    },
    version: business ? versionOf(business.updatedAt) : "",
    mode: modeOf(world),
    keys: keysOf(world),
    team,
  };
}

/** Live means real money: a live key, and no stand-in. */
function modeOf({ settings }: World): SettingsPage["mode"] {
  if (settings.STRIPE_API_URL || settings.RESEND_BASE_URL) return "demo";
  return /_live_/.test(settings.STRIPE_SECRET_KEY) ? "live" : "test";
}

/** The process does not start without its keys, so each is either set or belongs to a stand-in. */
function keysOf({ settings }: World): SettingsPage["keys"] {
  const stripe: KeyState = settings.STRIPE_API_URL ? "stand-in" : "set";
  const resend: KeyState = settings.RESEND_BASE_URL ? "stand-in" : "set";
  return [
    { name: "stripe", state: stripe },
    { name: "webhook", state: stripe },
    { name: "resend", state: resend },
    { name: "sender", state: "set" },
    { name: "database", state: "set" },
    { name: "secret", state: "set" },
  ];
}
