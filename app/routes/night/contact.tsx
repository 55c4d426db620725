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
import { ProfileContact } from "#app/ui/night/profile-contact.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-profile.css?url";
import { saveContact } from "#app/use-cases/night/save-contact.server.ts";
import { openProfile, refuseProfile, withdrawIfAsked } from "./open-profile.ts";
import { isTicked, textOf } from "./profile-fields.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { facts, said } = await openProfile(args);
  const { wechat, phone, email, line } = facts.contact;
  const values = { wechat: wechat ?? "", phone: phone ?? "", email: email ?? "", line: line ?? "" };
  return { facts, said, values };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params, context } = args;
  const [token, locale] = [params.token ?? "", requestLocale(request)];
  const form = await request.formData();
  const own = localePath(locale, `/n/${token}/contact`);
  const withdrawn = await withdrawIfAsked(args, form, { purpose: "contact", page: "/contact" });
  if (withdrawn) return withdrawn;
  const fields = {
    wechat: textOf(form, "wechat"),
    phone: textOf(form, "phone"),
    email: textOf(form, "email"),
    line: textOf(form, "line"),
  };
  const agreed = isTicked(form, "agreed");
  const saved = await saveContact(context.world, { token, locale, fields, agreed });
  if (saved.ok) return redirect(`${own}?done=saved`, 303);
  if (saved.reason !== "invalid") return refuseProfile(saved.reason);
  return data({ values: fields, problems: saved.problems, said: null }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightProfile.contactTitle);

export default function Contact() {
  const { facts, said, values } = useLoaderData<typeof loader>();
  const answer = { values, said, problems: {}, ...useActionData<typeof action>() };
  return <ProfileContact facts={facts} form={answer} said={answer.said} />;
}
