import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { OwnData } from "#app/ui/night/own-data.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-profile.css?url";
import { forgetOwnNight } from "#app/use-cases/night/forget-night.server.ts";
import { openProfile, refuseProfile } from "./open-profile.ts";
import { isTicked } from "./profile-fields.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export const loader = (args: LoaderFunctionArgs) => openProfile(args);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  if (!isTicked(await request.formData(), "sure"))
    return data({ mustConfirm: true, said: null }, { status: 422 });
  const done = await forgetOwnNight(context.world, { token });
  if (!done.ok) return refuseProfile(done.reason);
  return redirect(localePath(requestLocale(request), `/n/${token}/data?done=deleted`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightProfile.dataTitle);

export default function Data() {
  const { facts, said } = useLoaderData<typeof loader>();
  const answer = { said, mustConfirm: false, ...useActionData<typeof action>() };
  return <OwnData facts={facts} said={answer.said} mustConfirm={answer.mustConfirm} />;
}
