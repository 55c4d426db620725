import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { MatchesPage } from "#app/ui/night/matches-page.tsx";
import { walkIntent } from "#app/ui/night/walk.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-ballot.css?url";
import { agreeToWalk } from "#app/use-cases/night/agree-to-walk.server.ts";
import { showMatches } from "#app/use-cases/night/show-matches.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showMatches(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return shown.page;
}

/** Whether one would take part in the last walk. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const form = await request.formData();
  const walks = form.get("walks");
  if (form.get("intent") !== walkIntent || (walks !== "yes" && walks !== "no"))
    throw data(null, { status: 422 });
  const said = await agreeToWalk(context.world, { token, agrees: walks === "yes" });
  // Who has no such partner (any more) finds the page without the question.
  if (!said.ok && said.reason === "not-found") throw data(null, { status: 404 });
  return redirect(localePath(requestLocale(request), `/n/${token}/matches`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightAfter.resultTitle);

export default function Matches() {
  return <MatchesPage path={`/n/${useParams().token}`} page={useLoaderData<typeof loader>()} />;
}
