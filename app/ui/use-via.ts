import { useLocation } from "@remix-run/react";
import { readViaCode } from "#app/domain/registration/via-code.ts";

/** The partner's code in the page's address, which links and forms take along; null without one. */
export function useVia(): string | null {
  return readViaCode(new URLSearchParams(useLocation().search).get("via"));
}
