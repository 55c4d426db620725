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
import { PartnerPage } from "#app/ui/office/partner-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/partner.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showPartner } from "#app/use-cases/money/show-partner.server.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { partnerIntents } from "./partner-intents.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const doneSchema = z
  .enum(["added", "changed", "linked", "link-ended", "ended", "renewed", "paid", "back"])
  .nullable()
  .catch(null);

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const partner = await showPartner(context.world, {
    partnerId: requireId(params.partnerId),
    locale: localeOf(request),
  });
  if (!partner) throw notFound();
  return { partner, done: doneSchema.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, partnerId: requireId(params.partnerId) };
  const texts = formTexts(await request.formData());
  const answer = await partnerIntents[texts.intent ?? ""]?.({ world: context.world, ids, texts });
  if (!answer || (!answer.ok && answer.status === 404)) throw notFound();
  if (answer.ok)
    return redirect(officePath(request, `/office/partners/${ids.partnerId}?done=${answer.done}`), 303);
  return data(answer, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).partners.title);

export default function Partner() {
  const facts = useLoaderData<typeof loader>();
  return <PartnerPage locale={useLocale()} {...facts} answer={useActionData<typeof action>()} />;
}
