import type { PictureTree } from "#app/adapters/share-image.server.ts";
import type { EventView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { findPublicEvent } from "./show-event.server.ts";

export type ShareImageInput = {
  slug: string;
  locale: Locale;
  /** How the picture is laid out. */
  layout: (event: EventView, locale: Locale) => PictureTree;
};

/** The picture that chat apps show of an event: a PNG of 1200 × 630. */
export async function showShareImage(
  world: World,
  { slug, locale, layout }: ShareImageInput,
): Promise<{ ok: true; png: Buffer } | { ok: false; reason: "not-found" }> {
  const event = await findPublicEvent(world, { slug, locale });
  if (!event) return { ok: false, reason: "not-found" };
  return { ok: true, png: await world.pictures.draw(layout(event, locale)) };
}
