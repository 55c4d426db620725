import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatMoment } from "#app/i18n/format.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { MoveGuestPage, moveGuestIntents } from "#app/ui/office/guest-move-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { showMoveGuest } from "#app/use-cases/events/show-move-guest.server.ts";
import { stopMove } from "#app/use-cases/payment/end-move.server.ts";
import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { formTexts, tick } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const stop = z.object({ intent: z.literal(moveGuestIntents.stop) });
const move = z.object({
  intent: z.literal(moveGuestIntents.move),
  line: z.guid().optional(),
  side: z.guid().catch(""),
  wait: tick,
});
const form = z.discriminatedUnion("intent", [stop, move]);
/** What the move cost on the page, in minor units; below 0 it goes back. */
const difference = z
  .string()
  .regex(/^-?\d{1,10}$/)
  .transform(Number)
  .catch(Number.MAX_SAFE_INTEGER);

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), orderId: requireId(params.orderId) };
  const page = await showMoveGuest(context.world, { ...ids, locale: localeOf(request) });
  if (!page) throw notFound();
  return { page, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), orderId: requireId(params.orderId) };
  const texts = formTexts(await request.formData());
  const asked = form.safeParse(texts);
  if (!asked.success) throw new Response(null, { status: 400 });
  const done = await carryOut(context, { ...ids, organiserId: organiser.id }, asked.data, texts);
  if (done.ok) {
    const path = `/office/events/${ids.eventId}/guests/${ids.orderId}/move?done=${done.now}`;
    return redirect(officePath(request, path), 303);
  }
  if (done.reason === "not-found") throw notFound();
  const status = done.reason === "unavailable" ? 503 : done.reason === "unknown-side" ? 422 : 409;
  return data({ refused: done.reason }, { status });
}

type Ids = { organiserId: string; eventId: string; orderId: string };

async function carryOut(
  { world }: ActionFunctionArgs["context"],
  ids: Ids,
  asked: z.output<typeof form>,
  texts: Record<string, string>,
) {
  if (asked.intent === moveGuestIntents.stop) {
    const stopped = await stopMove(world, ids);
    return stopped.ok ? ({ ok: true, now: "stopped" } as const) : stopped;
  }
  if (asked.side === "") return { ok: false, reason: "unknown-side" } as const;
  return moveGuestToSide(world, {
    ...ids,
    toSideId: asked.side,
    ...(asked.line === undefined ? {} : { lineId: asked.line }),
    ifFull: asked.wait ? "wait" : "refuse",
    shownDifferenceMinor: difference.parse(texts[`difference-${asked.side}`]),
  });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).sideMove.office.title);

export default function MoveGuest() {
  const { page, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const locale = useLocale();
  const say = useWords().sideMove.office;
  const offer = page.pending?.offer ?? null;
  const until = offer ? formatMoment(offer.until, page.event.timeZone, locale) : "";
  const table: Readonly<Record<string, string>> = {
    moved: say.done,
    ...(offer ? { asked: say.asked({ until }) } : {}),
    ...(page.pending ? { queued: say.queued } : {}),
    stopped: say.stopped,
  };
  const text = refused === null ? table[done ?? ""] : say.refusals[refused];
  const notice = text ? { tone: refused === null ? ("good" as const) : ("bad" as const), text } : null;
  return <MoveGuestPage locale={locale} page={page} notice={notice} />;
}
