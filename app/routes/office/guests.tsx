import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type GuestGroup, isGuestGroup } from "#app/domain/events/guest-group.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { GuestsView } from "#app/ui/office/guests-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { listGuests } from "#app/use-cases/events/list-guests.server.ts";
import { guestSources } from "#app/use-cases/money/guest-sources.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams;
  const search = (asked.get("q") ?? "").slice(0, 100);
  const group = asked.get("group");
  const locale = localeOf(request);
  const wanted: GuestGroup | "all" | null = isGuestGroup(group) ? group : group === "all" ? "all" : null;
  const list = await listGuests(context.world, {
    eventId: requireId(params.eventId),
    locale,
    search,
    group: wanted,
  });
  if (!list) throw notFound();
  const sources = await guestSources(context.world, list.event.id);
  return {
    ...list,
    sources,
    search,
    group: wanted,
    title: `${words(locale).officeGuests.title} · ${list.event.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => officeMeta(data?.title ?? "");

export default function Guests() {
  const { title: _title, ...list } = useLoaderData<typeof loader>();
  return <GuestsView locale={useLocale()} {...list} />;
}
