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
import { GuestPeople, personIntents } from "#app/ui/office/guest-people.tsx";
import { GuestView } from "#app/ui/office/guest-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { changeGuest } from "#app/use-cases/events/change-guest.server.ts";
import { listOrderPeople } from "#app/use-cases/events/list-order-people.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { listOpenTasks } from "#app/use-cases/payment/list-open-tasks.server.ts";
import { refundPart } from "#app/use-cases/payment/refund-part.server.ts";
import { text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(guestIntents.resend), token: z.string().regex(/^[\w-]{10,64}$/) }),
  z.object({ intent: z.literal(guestIntents.cancel) }),
  z.object({ intent: z.literal(personIntents.cancel), line: z.uuid() }),
  z.object({
    intent: z.literal(personIntents.resend),
    line: z.uuid(),
    token: z.string().regex(/^[\w-]{10,64}$/),
  }),
  z.object({ intent: z.literal(guestIntents.retry), refund: z.uuid() }),
  z.object({
    intent: z.literal(guestIntents.part),
    token: z.string().regex(/^[\w-]{10,64}$/),
    amount: text,
    reason: text,
  }),
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
  const tasks = await listOpenTasks(context.world, { locale: localeOf(request), orderId: ids.orderId });
  const people = await listOrderPeople(context.world, { ...ids, locale: localeOf(request) });
  return { guest, people, tasks, done, formToken: context.world.ids.token(12) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId), orderId: requireId(params.orderId) };
  const asked = form.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  if (asked.data.intent === "part") {
    const { token: formToken, amount, reason } = asked.data;
    const fields = { amount, reason };
    const part = await refundPart(context.world, { ...ids, organiserId: organiser.id, formToken, fields });
    if (part.ok) {
      const back = `/office/events/${ids.eventId}/guests/${ids.orderId}?done=part`;
      return redirect(officePath(request, back), 303);
    }
    if (part.reason === "not-found") throw notFound();
    if (part.reason === "invalid")
      return data({ refused: null, part: { fields, problems: part.problems } }, { status: 422 });
    const refused = part.reason === "disputed" ? "disputed" : "not-cancellable";
    return data({ refused, part: null } as const, { status: 409 });
  }
  const done = await changeGuest(context.world, { ...ids, organiserId: organiser.id, ...asked.data });
  if (done.ok)
    return redirect(
      officePath(request, `/office/events/${ids.eventId}/guests/${ids.orderId}?done=${asked.data.intent}`),
      303,
    );
  if (done.reason === "not-found") throw notFound();
  return data({ refused: done.reason, part: null }, { status: done.reason === "unavailable" ? 503 : 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  officeMeta(
    page?.guest.person.name ?? words(location.pathname.startsWith("/en") ? "en" : "zh-CN").officeGuests.title,
  );

export default function Guest() {
  const { guest, people, tasks, done, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused ?? null;
  const locale = useLocale();
  const notice = guestNotice(useWords(), locale, guest, { done, refused });
  return (
    <GuestView
      locale={locale}
      guest={guest}
      tasks={tasks}
      formToken={formToken}
      people={
        <GuestPeople
          {...{ locale, people, formToken }}
          order={{ ...guest, timeZone: guest.event.timeZone }}
        />
      }
      notice={notice}
      part={answer?.part ?? null}
    />
  );
}
