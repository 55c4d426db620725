import type { Page } from "playwright-core";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Backstage } from "../backstage.ts";
import type { StackAddresses } from "../stack.ts";

/** One page in one state, ready to be looked at. */
export type Scene = {
  /** Tells page and state, for a file name: "order-late-refunded". */
  name: string;
  url: string;
  /** Seen by a signed-in organiser. */
  organiser?: boolean;
  /** What is done on the page before it is looked at. */
  act?(page: Page): Promise<unknown>;
};

/** What the makers of scenes work with; everything they make speaks one language. */
export type Stage = Backstage & {
  locale: Locale;
  organiserId: string;
  addresses: StackAddresses;
  /** The full address of a page of the product in the stage's language. */
  at(path: string): string;
};

export function openStage(
  backstage: Backstage,
  addresses: StackAddresses,
  locale: Locale,
  organiserId: string,
): Stage {
  const at = (path: string) => `${addresses.app}${localePath(locale, path)}`;
  return { ...backstage, locale, organiserId, addresses, at };
}

const DAY = 86_400_000;

/** That many days from now, at half past seven in the evening in Shanghai. */
export function eveningIn(days: number): Date {
  const day = new Date(Date.now() + days * DAY);
  day.setUTCHours(11, 30, 0, 0);
  return day;
}
