import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { EventStatus } from "#app/domain/events/event-view.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { isChatApp } from "#app/ui/registration/chat-app.ts";
import { emptyForm } from "#app/ui/registration/form-values.ts";
import { RegisterPage } from "#app/ui/registration/register-page.tsx";
import stylesheet from "#app/ui/styles/registration.css?url";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { showRegisterForm } from "#app/use-cases/registration/show-register-form.server.ts";
import { readRegistration } from "./read-registration.ts";
import { refuse } from "./refuse-registration.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const statusOf = {
  "on-sale": 200,
  "sold-out": 409,
  closed: 403,
  paused: 403,
  past: 410,
  cancelled: 410,
} satisfies Record<EventStatus, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const locale = requestLocale(request);
  const shown = await showRegisterForm(context.world, { slug, locale });
  if (!shown.ok) throw data(null, { status: 404 });
  const chatLink = isChatApp(request.headers.get("User-Agent"))
    ? `${shown.origin}${localePath(locale, `/e/${slug}/register`)}`
    : null;
  const asked = new URL(request.url).searchParams.get("side");
  const open = shown.event.sides.filter(({ left }) => left > 0);
  const side = open.find(({ id }) => id === asked) ?? (open.length === 1 ? open[0] : undefined);
  return data({ ...shown, chatLink, side: side?.id ?? "" }, { status: statusOf[shown.event.status] });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = requestLocale(request);
  const { values, birthDate, shownPriceMinor } = readRegistration(await request.formData());
  const outcome = await registerGuest(context.world, {
    slug: params.slug ?? "",
    locale,
    formToken: values.formToken,
    sideId: values.side,
    shownPriceMinor,
    code: values.code,
    name: values.name,
    email: values.email,
    phone: values.phone.trim() || null,
    birthDate,
    consents: values.consents,
    browserKey: context.visitor.browser,
    networkKey: context.visitor.network,
  });
  if (!outcome.ok) return refuse(outcome, values);
  return redirect(
    outcome.payUrl ?? localePath(locale, `/o/${outcome.token}${outcome.held ? "?pay=later" : ""}`),
    303,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { registration, common } = metaWords(location.pathname);
  const title = data ? registration.title({ title: data.event.words.title }) : common.notFoundTitle;
  return privateMeta(location.pathname, title);
};

export default function Register() {
  const { event, formToken, chatLink, side } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <RegisterPage
      event={event}
      chatLink={chatLink}
      values={refused?.values ?? emptyForm(formToken, side)}
      reasons={refused?.reasons ?? {}}
      problem={refused?.problem ?? null}
    />
  );
}
