import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type FigureName, isFigureName } from "#app/domain/money/figures.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { type MoneyAnswer, MoneyView } from "#app/ui/office/money-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import booksStylesheet from "#app/ui/styles/books.css?url";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import venueStylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { runMoneyIntent } from "./money-intents.ts";

const doneWords = z.enum(["cost", "corrected", "plan"]).nullable().catch(null);

export function links() {
  return [stylesheet, venueStylesheet, booksStylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const query = new URL(request.url).searchParams;
  const asked = query.get("figure");
  const figure: FigureName = isFigureName(asked) ? asked : "profit";
  const locale = localeOf(request);
  const page = await showMoney(context.world, { eventId: requireId(params.eventId), locale, figure });
  if (!page) throw notFound();
  const title = `${words(locale).officeEvent.moneyTitle} · ${page.event.title}`;
  const done = doneWords.parse(query.get("done"));
  return { page, figure, title, correcting: query.get("correct"), done, formId: context.world.ids.uuid() };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const answer = await runMoneyIntent({ context, ids, form: await request.formData() });
  if (typeof answer !== "string") return answer;
  return redirect(officePath(request, `/office/events/${ids.eventId}/money?done=${answer}`), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => officeMeta(data?.title ?? "");

export default function Money() {
  const { title: _title, ...shown } = useLoaderData<typeof loader>();
  const answer: MoneyAnswer | undefined = useActionData<typeof action>();
  return <MoneyView locale={useLocale()} {...shown} answer={answer} />;
}
