import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SettingsPage } from "#app/ui/office/settings-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { showReconciliation } from "#app/use-cases/money/show-reconciliation.server.ts";
import { showSettings } from "#app/use-cases/organiser/show-settings.server.ts";
import { formTexts } from "./form-fields.ts";
import { officePath, requireOrganiser } from "./guard.ts";
import { settingsIntents } from "./settings-intents.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const done = new URL(request.url).searchParams.get("done");
  const [settings, check] = await Promise.all([
    showSettings(context.world),
    showReconciliation(context.world),
  ]);
  return { settings, check, me: organiser, done };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const texts = formTexts(await request.formData());
  const answer = await settingsIntents[texts.intent ?? ""]?.({ context, organiserId: organiser.id, texts });
  if (!answer) throw data(null, { status: 400 });
  if (answer.ok) return redirect(officePath(request, `/office/settings?done=${answer.done}`), 303);
  return data(answer, { status: answer.status });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).office.settingsTitle);

export default function Settings() {
  const facts = useLoaderData<typeof loader>();
  return <SettingsPage locale={useLocale()} {...facts} answer={useActionData<typeof action>()} />;
}
