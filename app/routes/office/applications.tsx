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
import { answerIntents } from "#app/ui/office/application-answer.tsx";
import { ApplicationsPage } from "#app/ui/office/applications-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { listApplications } from "#app/use-cases/events/list-applications.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import { formTexts, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const form = z.object({ intent: z.enum(answerIntents), order: z.guid(), note: text });

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const { world } = context;
  const eventId = requireId(params.eventId);
  const locale = localeOf(request);
  const list = await listApplications(world, { eventId, locale });
  if (!list) throw notFound();
  const asked = z.guid().safeParse(new URL(request.url).searchParams.get("answered"));
  const answered = asked.success ? await showGuest(world, { eventId, orderId: asked.data, locale }) : null;
  return {
    list,
    answered: answered && { name: answered.person.name, declined: answered.state === "declined" },
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const asked = form.safeParse(formTexts(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  const { intent: answer, order: orderId, note } = asked.data;
  const answered = await answerApplication(context.world, {
    organiserId: organiser.id,
    eventId,
    orderId,
    answer,
    note,
  });
  if (answered.ok)
    return redirect(officePath(request, `/office/events/${eventId}/applications?answered=${orderId}`), 303);
  if (answered.reason === "not-found") throw notFound();
  return data({ refused: answered.reason }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).approval.office.title);

export default function Applications() {
  const { list, answered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const say = useWords().approval.office;
  const done = answered && (answered.declined ? say.declined(answered) : say.approved(answered));
  const notice =
    refused === null
      ? done && { tone: "good" as const, text: done }
      : { tone: "bad" as const, text: say.refusals[refused] };
  return <ApplicationsPage locale={useLocale()} list={list} notice={notice || null} />;
}
