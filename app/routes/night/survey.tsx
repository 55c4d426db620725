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
import { SurveyPage, type SurveyRefusal, surveyIntents } from "#app/ui/night/survey-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-ballot.css?url";
import { answerMetAgain, answerSurvey } from "#app/use-cases/night/answer-survey.server.ts";
import { showSurvey } from "#app/use-cases/night/show-survey.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const text = z.string().max(10_000).catch("");
const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(surveyIntents.stars), stars: text, line: text }),
  z.object({ intent: z.literal(surveyIntents.metAgain), metAgain: z.enum(["yes", "no"]) }),
]);

const statusOf = {
  "nothing-said": 422,
  "too-long": 422,
  "not-yet": 409,
} satisfies Record<SurveyRefusal, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showSurvey(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return { page: shown.page, thanks: new URL(request.url).searchParams.get("done") === "thanks" };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const asked = schema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw data(null, { status: 422 });
  const said =
    asked.data.intent === "stars"
      ? await answerSurvey(context.world, { token, ...asked.data })
      : await answerMetAgain(context.world, { token, metAgain: asked.data.metAgain === "yes" });
  if (said.ok) return redirect(localePath(requestLocale(request), `/n/${token}/survey?done=thanks`), 303);
  if (said.reason === "not-found") throw data(null, { status: 404 });
  const typed = asked.data.intent === "stars" ? { line: asked.data.line } : {};
  return data({ refused: said.reason, typed }, { status: statusOf[said.reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightAfter.surveyTitle);

export default function Survey() {
  const { page, thanks } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <SurveyPage
      path={`/n/${useParams().token}`}
      page={{ ...page, ...sent?.typed }}
      refused={sent?.refused ?? null}
      thanks={thanks}
    />
  );
}
