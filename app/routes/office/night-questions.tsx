import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { NightQuestionsPage } from "#app/ui/office/night-questions-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-questions.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showQuestions } from "#app/use-cases/night/show-questions.server.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { questionIntents, statusOf } from "./night-question-intents.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const doneSchema = z.enum(["preset", "added", "saved", "moved", "removed"]).nullable().catch(null);

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const page = await showQuestions(context.world, {
    eventId: requireId(params.eventId),
    locale: localeOf(request),
  });
  if (!page) throw notFound();
  return { ...page, done: doneSchema.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const deed = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const texts = formTexts(await request.formData());
  const answer = await questionIntents[texts.intent ?? ""]?.({ world: context.world, deed, texts });
  if (!answer) throw notFound();
  const page = officePath(request, `/office/events/${deed.eventId}/night/questions`);
  if (answer.ok) return redirect(`${page}?done=${answer.done}`, 303);
  const { refusal, questionId, values } = answer;
  const status = statusOf[refusal.reason];
  if (refusal.reason === "not-found") throw notFound();
  if (refusal.reason !== "invalid") return data({ reason: refusal.reason }, { status });
  const problem = words(localeOf(request)).nightQuestions.problems[refusal.problem];
  return data({ reason: refusal.reason, problem, questionId, values }, { status });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).nightQuestions.title);

export default function NightQuestions() {
  const facts = useLoaderData<typeof loader>();
  return <NightQuestionsPage locale={useLocale()} {...facts} answer={useActionData<typeof action>()} />;
}
