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
import { type DoorVerdict, DoorView, doorIntents } from "#app/ui/office/door-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { checkAtDoor } from "#app/use-cases/door/check-at-door.server.ts";
import { findAtDoor } from "#app/use-cases/door/find-at-door.server.ts";
import { undoAdmission } from "#app/use-cases/door/undo-admission.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const typed = z.string().max(100).catch("");
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(doorIntents.check), code: typed }),
  z.object({ intent: z.literal(doorIntents.admit), ticket: z.uuid(), code: typed }),
  z.object({ intent: z.literal(doorIntents.undo), ticket: z.uuid() }),
]);

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams;
  const ticket = z.uuid().safeParse(asked.get("ticket"));
  const search = typed.parse(asked.get("q") ?? "");
  const locale = localeOf(request);
  const page = await findAtDoor(context.world, {
    eventId: requireId(params.eventId),
    locale,
    search,
    lastTicketId: ticket.success ? ticket.data : null,
  });
  if (!page) throw notFound();
  return { ...page, search, title: `${words(locale).officeDoor.title} · ${page.event.title}` };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id: organiserId } = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const asked = form.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  const who = { organiserId, eventId, locale: localeOf(request) };
  const door = officePath(request, `/office/events/${eventId}/door`);
  if (asked.data.intent === doorIntents.undo) {
    const undone = await undoAdmission(context.world, { ...who, ticketId: asked.data.ticket });
    if (!undone.ok && undone.reason === "not-found") throw notFound();
    return redirect(`${door}?ticket=${asked.data.ticket}`, 303);
  }
  const outcome =
    asked.data.intent === doorIntents.check
      ? await checkAtDoor(context.world, { ...who, typed: asked.data.code })
      : await admitGuest(context.world, { ...who, ticketId: asked.data.ticket });
  if (outcome.ok) return redirect(`${door}?ticket=${outcome.ticket.ticketId}`, 303);
  if (outcome.reason === "names") return redirect(`${door}?q=${encodeURIComponent(asked.data.code)}`, 303);
  const verdict: DoorVerdict = {
    kind: outcome.reason,
    ticket: "ticket" in outcome ? outcome.ticket : null,
    eventTitle: "eventTitle" in outcome ? outcome.eventTitle : "",
  };
  return data({ verdict, typed: asked.data.code }, { status: outcome.reason === "too-many" ? 429 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => officeMeta(page?.title ?? "");

export default function Door() {
  const { event, sides, found, last, search } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const settled: DoorVerdict | null = last ? { kind: last.admittedAt ? "in" : "undone", ticket: last } : null;
  return (
    <DoorView
      locale={useLocale()}
      event={event}
      sides={sides}
      found={answer ? null : found}
      verdict={answer?.verdict ?? settled}
      typed={answer ? (answer.verdict.kind === "unknown" ? answer.typed : "") : search}
    />
  );
}
