import { type ConsentKind, consentKinds } from "#app/domain/registration/consent-texts.ts";
import type { World } from "../world.server.ts";

/** Which text an address names; null for none. */
export function findConsentText(
  world: Pick<World, "settings">,
  { page }: { page: string },
): { kind: ConsentKind; origin: string } | null {
  const kind = consentKinds.find((one) => one === page);
  return kind ? { kind, origin: world.settings.PUBLIC_URL } : null;
}
