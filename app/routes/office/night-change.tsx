import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { NightChangePage } from "#app/ui/office/night-change-page.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import cockpit from "#app/ui/styles/cockpit.css?url";
import stylesheet from "#app/ui/styles/night-office.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { applyChange } from "#app/use-cases/night/apply-change.server.ts";
import { hasEvent } from "#app/use-cases/night/has-event.server.ts";
import { showChange } from "#app/use-cases/night/show-change.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { readChange } from "./read-change.ts";

const fingerprint = z.string().max(64).catch("");

export function links() {
  return [cockpit, stylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams;
  const eventId = requireId(params.eventId);
  const locale = localeOf(request);
  const change = readChange(asked);
  const page = await showChange(context.world, { eventId, locale, change });
  const person = asked.get("person");
  // Somebody to choose for, or a change to look at; anything else is no page.
  if (!page || (change === null && !page.guests.some(({ lineId }) => lineId === person))) throw notFound();
  return { ...page, person, title: `${words(locale).nightOffice.change.title} · ${page.event.title}` };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id: organiserId } = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const change = readChange(new URL(request.url).searchParams);
  if (!change) throw new Response(null, { status: 400 });
  if (!(await hasEvent(context.world, eventId))) throw notFound();
  const shown = fingerprint.parse((await request.formData()).get("fingerprint"));
  const applied = await applyChange(context.world, { organiserId, eventId, change, fingerprint: shown });
  if (applied.ok) return redirect(officePath(request, `/office/events/${eventId}/night?done=changed`), 303);
  return data({ again: applied.reason === "changed" }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => officeMeta(page?.title ?? "");

export default function NightChange() {
  const { title: _, person, ...facts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <NightChangePage locale={useLocale()} facts={facts} person={person} again={answer?.again ?? false} />
  );
}
