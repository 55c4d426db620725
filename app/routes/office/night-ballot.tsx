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
import { NightBallotPage } from "#app/ui/office/night-ballot-page.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showNightBallot } from "#app/use-cases/night/show-night-ballot.server.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { answerNightBallot } from "./night-ballot-intents.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const done = z.enum(["saved", "closed", "revealed"]).nullable().catch(null);

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const locale = localeOf(request);
  const page = await showNightBallot(context.world, { eventId: requireId(params.eventId), locale });
  if (!page) throw notFound();
  const title = `${words(locale).officeBallot.title} · ${page.event.title}`;
  return { page, title, done: done.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const answer = await answerNightBallot(context.world, ids, formTexts(await request.formData()));
  const page = officePath(request, `/office/events/${ids.eventId}/night/ballot`);
  if (answer.ok) return redirect(`${page}?done=${answer.done}`, 303);
  if (answer.status === 404) throw notFound();
  return data(answer, { status: answer.status });
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => officeMeta(shown?.title ?? "");

export default function OfficeNightBallot() {
  const { page, done: said } = useLoaderData<typeof loader>();
  return (
    <NightBallotPage
      locale={useLocale()}
      page={page}
      done={said}
      answer={useActionData<typeof action>() ?? null}
    />
  );
}
