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
import { CodesPage } from "#app/ui/office/codes-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { listCodes } from "#app/use-cases/events/list-codes.server.ts";
import { codeIntents } from "./code-intents.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const doneSchema = z.enum(["created", "disabled", "enabled", "removed"]).nullable().catch(null);

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const page = await listCodes(context.world, {
    eventId: requireId(params.eventId),
    locale: localeOf(request),
  });
  if (!page) throw notFound();
  return { ...page, done: doneSchema.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const texts = formTexts(await request.formData());
  const answer = await codeIntents[texts.intent ?? ""]?.({ world: context.world, ids, texts });
  if (!answer || (!answer.ok && answer.status === 404)) throw notFound();
  if (answer.ok)
    return redirect(officePath(request, `/office/events/${ids.eventId}/codes?done=${answer.done}`), 303);
  return data(answer, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeSales.codesTitle);

export default function Codes() {
  const facts = useLoaderData<typeof loader>();
  return <CodesPage locale={useLocale()} {...facts} answer={useActionData<typeof action>()} />;
}
