import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { CreditPage, type CreditRefusal } from "#app/ui/night/credit-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-ballot.css?url";
import { chooseCredit } from "#app/use-cases/night/choose-credit.server.ts";
import { showCredit } from "#app/use-cases/night/show-credit.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showCredit(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return shown.page;
}

/** Chooses the evening that the credit is for. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const eventId = z.uuid().safeParse((await request.formData()).get("event"));
  if (!eventId.success) throw data(null, { status: 422 });
  const chosen = await chooseCredit(context.world, { token, eventId: eventId.data });
  if (chosen.ok) return redirect(localePath(requestLocale(request), `/n/${token}/credit`), 303);
  if (chosen.reason === "not-found") throw data(null, { status: 404 });
  const refused: CreditRefusal = chosen.reason;
  return data({ refused }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const { nightAfter, common } = metaWords(location.pathname);
  return privateMeta(
    location.pathname,
    page ? nightAfter.creditPageTitle({ percent: page.percent }) : common.notFoundTitle,
  );
};

export default function Credit() {
  const refused = useActionData<typeof action>()?.refused ?? null;
  return (
    <CreditPage path={`/n/${useParams().token}`} page={useLoaderData<typeof loader>()} refused={refused} />
  );
}
