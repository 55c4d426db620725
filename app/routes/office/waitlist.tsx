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
import { type WaitlistDone, WaitlistView } from "#app/ui/office/waitlist-view.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import {
  type ChangeWaitlistOutcome,
  extendOffer,
  extensionHours,
  offerBeyondTolerance,
  withdrawEntry,
} from "#app/use-cases/events/change-waitlist.server.ts";
import { showWaitlist } from "#app/use-cases/events/show-waitlist.server.ts";
import { formTexts, tick } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const hours = z.coerce.number().refine((count) => extensionHours.some((allowed) => allowed === count));

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("withdraw"), entryId: z.uuid() }),
  z.object({ intent: z.literal("extend"), entryId: z.uuid(), hours }),
  z.object({ intent: z.literal("beyond"), sideId: z.uuid(), confirmed: tick }),
]);

const statusOf = {
  "not-confirmed": 422,
  "nobody-waits": 409,
  "no-seat": 409,
  over: 409,
  "no-time": 409,
  "not-found": 404,
} satisfies Record<Extract<ChangeWaitlistOutcome, { ok: false }>["reason"], number>;

const doneBy = { withdraw: "withdrawn", extend: "extended", beyond: "offered" } as const;
const doneSaid = z.enum(["extended", "withdrawn", "offered"]).nullable().catch(null);

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId) };
  const page = await showWaitlist(context.world, { ...ids, locale: localeOf(request) });
  if (!page) throw notFound();
  const done: WaitlistDone | null = doneSaid.parse(new URL(request.url).searchParams.get("done"));
  return { page, done };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const asked = form.safeParse(formTexts(await request.formData()));
  if (!asked.success) throw data(null, { status: 422 });
  const changed = await change(context.world, ids, asked.data);
  const page = officePath(request, `/office/events/${ids.eventId}/waitlist`);
  if (changed.ok) return redirect(`${page}?done=${doneBy[asked.data.intent]}`, 303);
  if (changed.reason === "not-found") throw notFound();
  return data({ refused: changed.reason }, { status: statusOf[changed.reason] });
}

function change(
  world: Parameters<typeof withdrawEntry>[0],
  ids: { organiserId: string; eventId: string },
  asked: z.output<typeof form>,
): Promise<ChangeWaitlistOutcome> {
  switch (asked.intent) {
    case "withdraw":
      return withdrawEntry(world, { ...ids, entryId: asked.entryId });
    case "extend":
      return extendOffer(world, { ...ids, entryId: asked.entryId, hours: asked.hours });
    case "beyond":
      return offerBeyondTolerance(world, { ...ids, sideId: asked.sideId, confirmed: asked.confirmed });
  }
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeWaitlist.title);

export default function OfficeWaitlist() {
  const refused = useActionData<typeof action>()?.refused ?? null;
  const { page, done } = useLoaderData<typeof loader>();
  return <WaitlistView locale={useLocale()} page={page} done={refused ? null : done} refused={refused} />;
}
