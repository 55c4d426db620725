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
import { guestIntents } from "#app/ui/office/guest-actions.tsx";
import { guestNotice } from "#app/ui/office/guest-notice.ts";
import { GuestView } from "#app/ui/office/guest-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { changeGuest } from "#app/use-cases/events/change-guest.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(guestIntents.resend), token: z.string().regex(/^[\w-]{10,64}$/) }),
  z.object({ intent: z.literal(guestIntents.cancel) }),
  z.object({ intent: z.literal(guestIntents.retry), refund: z.uuid() }),
]);

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), orderId: requireId(params.orderId) };
  const guest = await showGuest(context.world, { ...ids, locale: localeOf(request) });
  if (!guest) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { guest, done, formToken: context.world.ids.token(12) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), orderId: requireId(params.orderId) };
  const asked = form.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  const done = await changeGuest(context.world, { ...ids, organiserId: organiser.id, ...asked.data });
  if (done.ok)
    return redirect(
      officePath(request, `/office/events/${ids.eventId}/guests/${ids.orderId}?done=${asked.data.intent}`),
      303,
    );
  if (done.reason === "not-found") throw notFound();
  return data({ refused: done.reason }, { status: done.reason === "unavailable" ? 503 : 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  officeMeta(
    page?.guest.person.name ?? words(location.pathname.startsWith("/en") ? "en" : "zh-CN").officeGuests.title,
  );

export default function Guest() {
  const { guest, done, formToken } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const locale = useLocale();
  const notice = guestNotice(useWords(), locale, guest, { done, refused });
  return <GuestView locale={locale} guest={guest} formToken={formToken} notice={notice} />;
}
