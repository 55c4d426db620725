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
import { type BallotSaid, ballotIntents } from "#app/ui/night/ballot-facts.ts";
import { BallotPage } from "#app/ui/night/ballot-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-ballot.css?url";
import { showBallot } from "#app/use-cases/night/show-ballot.server.ts";
import { answerBallot } from "./answer-ballot.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const done = z.enum(["noted", "handed"]).nullable().catch(null);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showBallot(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const what = done.parse(new URL(request.url).searchParams.get("done"));
  const said: BallotSaid = what && { is: "done", what };
  return { ballot: shown.ballot, said };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const form = await request.formData();
  const answer = await answerBallot(context.world, token, form);
  if (answer.ok) {
    const night = form.get("intent") === ballotIntents.mark && form.get("from") === "night";
    const page = night ? "" : `/ballot${answer.done ? `?done=${answer.done}` : ""}`;
    return redirect(localePath(requestLocale(request), `/n/${token}${page}`), 303);
  }
  if (answer.status === 404) throw data(null, { status: 404 });
  return data({ said: answer.said }, { status: answer.status });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightBallot.title);

export default function Ballot() {
  const { ballot, said } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <BallotPage path={`/n/${useParams().token}`} ballot={ballot} said={sent?.said ?? said} />;
}
