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
import { ProfileAbout } from "#app/ui/night/profile-about.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-profile.css?url";
import { saveAbout } from "#app/use-cases/night/save-about.server.ts";
import { openProfile, refuseProfile, withdrawIfAsked } from "./open-profile.ts";
import { isTicked, textOf, textsOf } from "./profile-fields.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { facts, said } = await openProfile(args);
  const { displayName, wishes, ages, goals } = facts.profile;
  const kept = {
    displayName: displayName ?? "",
    wishes: wishes ?? [],
    ageFrom: ages ? String(ages.from) : "",
    ageTo: ages ? String(ages.to) : "",
    goals,
  };
  return { facts, said, kept };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params, context } = args;
  const [token, locale] = [params.token ?? "", requestLocale(request)];
  const form = await request.formData();
  const own = localePath(locale, `/n/${token}`);
  const withdrawn = await withdrawIfAsked(args, form, { purpose: "wishes", page: "/profile" });
  if (withdrawn) return withdrawn;
  const fields = {
    displayName: textOf(form, "displayName"),
    wishes: textsOf(form, "wishes"),
    ageFrom: textOf(form, "ageFrom"),
    ageTo: textOf(form, "ageTo"),
    goals: textsOf(form, "goals"),
  };
  const agreed = isTicked(form, "agreed");
  const saved = await saveAbout(context.world, { token, locale, fields, agreed });
  if (saved.ok) return redirect(`${own}/profile/questions?done=saved`, 303);
  if (saved.reason !== "invalid") return refuseProfile(saved.reason);
  return data({ kept: fields, problems: saved.problems, said: null }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightProfile.aboutTitle);

export default function Profile() {
  const { facts, said, kept } = useLoaderData<typeof loader>();
  const answer = { kept, said, problems: {}, ...useActionData<typeof action>() };
  const form = { ...answer.kept, problems: answer.problems };
  return <ProfileAbout facts={facts} form={form} said={answer.said} />;
}
