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
import { ProfileQuestions } from "#app/ui/night/profile-questions.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-profile.css?url";
import { saveAnswers } from "#app/use-cases/night/save-answers.server.ts";
import { openProfile, refuseProfile, withdrawIfAsked } from "./open-profile.ts";
import { byQuestion, isTicked } from "./profile-fields.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { facts, said } = await openProfile(args);
  // Without questions there is nothing to do here: the next step is where a saved form leads.
  const { search } = new URL(args.request.url);
  if (facts.questions.length === 0)
    throw redirect(localePath(requestLocale(args.request), `${facts.path}/contact${search}`), 303);
  const { answers, wants } = facts.profile;
  const welcome = Object.fromEntries(wants.map((want) => [want.question, want.welcome]));
  return { facts, said, kept: { answers, welcome } };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params, context } = args;
  const [token, locale] = [params.token ?? "", requestLocale(request)];
  const form = await request.formData();
  const own = localePath(locale, `/n/${token}`);
  const withdrawn = await withdrawIfAsked(args, form, { purpose: "answers", page: "/profile/questions" });
  if (withdrawn) return withdrawn;
  const answers = [...byQuestion(form, "answer-")].map(([question, [one]]) => [question, one ?? ""]);
  const fields = {
    answers: Object.fromEntries(answers),
    welcome: Object.fromEntries(byQuestion(form, "welcome-")),
  };
  const agreed = isTicked(form, "agreed");
  const saved = await saveAnswers(context.world, { token, locale, fields, agreed });
  if (saved.ok) return redirect(`${own}/contact?done=saved`, 303);
  if (saved.reason !== "must-agree") return refuseProfile(saved.reason);
  return data({ kept: fields, mustAgree: true, said: null }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightProfile.questionsTitle);

export default function Questions() {
  const { facts, said, kept } = useLoaderData<typeof loader>();
  const answer = { kept, said, mustAgree: false, ...useActionData<typeof action>() };
  const form = { ...answer.kept, mustAgree: answer.mustAgree };
  return <ProfileQuestions facts={facts} form={form} said={answer.said} />;
}
