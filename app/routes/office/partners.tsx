import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PartnersPage } from "#app/ui/office/partners-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/partner.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { listPartners } from "#app/use-cases/money/list-partners.server.ts";
import { addPartner } from "#app/use-cases/money/save-partner.server.ts";
import { formIdOf, formTexts } from "./form-fields.ts";
import { officePath, requireOrganiser } from "./guard.ts";
import { partnerForm } from "./partner-intents.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  return listPartners(context.world);
}

export async function action({ context, request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const texts = formTexts(await request.formData());
  const values = partnerForm.parse(texts);
  const added = await addPartner(context.world, {
    ...{ organiserId: organiser.id, fields: values, formId: formIdOf(texts) },
  });
  if (added.ok) return redirect(officePath(request, `/office/partners/${added.partnerId}?done=added`), 303);
  const problems = added.reason === "invalid" ? added.problems : {};
  return data({ values, problems }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).partners.title);

export default function Partners() {
  const list = useLoaderData<typeof loader>();
  return <PartnersPage locale={useLocale()} {...list} refused={useActionData<typeof action>()} />;
}
